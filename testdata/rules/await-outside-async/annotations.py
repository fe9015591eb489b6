# target: 3.14
def show(given: lambda: await kind()):  # want await-outside-async "in a lambda"
    print(given)


async def kind():
    return int
