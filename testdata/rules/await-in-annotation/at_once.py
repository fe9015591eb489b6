# target: 3.11
async def main(kind):
    value: await kind() = 1

    def inner(x: await kind(), y: int = await kind()) -> await kind():
        return x, y

    class Local:
        z: await kind()  # want await-outside-async "in the body of class 'Local'"

    return value, inner, Local
