# target: 3.14
async def main(kind):
    value: await kind() = 1  # want await-in-annotation

    def inner(x: await kind(), y: int = await kind()) -> int:  # want await-in-annotation
        return x, y

    type Alias = await kind()  # want await-in-annotation "'await' in a type, which is evaluated only when it is asked for, by no coroutine function"
    type Bounded[T: await kind()] = list[T]  # want await-in-annotation "'await' in a type"

    class Generic[T](await kind()):  # want await-in-annotation "'await' in the header of a generic, which is code of its own and no coroutine function"
        pass

    async def generic[T](x: T) -> T:
        return await kind(x)

    return value, inner, Alias, Bounded, Generic, generic
