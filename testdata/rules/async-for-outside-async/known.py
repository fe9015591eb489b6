# The plain loop is no cure for what is known to be asynchronous only, and the likeliest
# one for what is not asynchronous.
async def numbers():
    yield 1


def total():
    result = 0
    async for number in numbers():  # want async-for-outside-async
        result += number
    return result


def count():
    async for number in range(3):  # want async-for-outside-async async-for-sync-iterable
        print(number)
