# target: 3.14
async def numbers():
    yield 1


first: [number async for number in numbers()]  # want async-comprehension-outside-async "in an annotation, which is evaluated only when it is asked for"
lazy: (number async for number in numbers())


async def collect(given: list[int]):
    second: {number async for number in numbers()} = set()  # want async-comprehension-outside-async "asynchronous set comprehension in an annotation"
    third: set[int] = {number async for number in numbers()}
    return first, second, third
