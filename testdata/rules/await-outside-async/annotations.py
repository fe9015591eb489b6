# Annotations that are never evaluated are not compiled.
# target: the newest evaluates none where it stands
def annotate(kind):
    value: kind(1) = 2
    return value


async def evaluated(kind):
    def inner(x=await kind(), *, y=lambda: await kind()):  # want await-outside-async "in a lambda"
        return x, y

    @(await kind())
    class Inner(await kind()):
        z = [await x for x in ()]  # want async-comprehension-outside-async

    return inner, Inner
