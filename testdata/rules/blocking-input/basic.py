import asyncio


def ask(question):
    return input(question + "? ")


async def main():
    name = input("name? ")  # want blocking-input "'input()' waits for the user; the whole event loop waits with it"
    if ask("sure").lower() == "y":  # want blocking-input "'ask()' calls 'input()', which waits for the user"
        await asyncio.to_thread(input)
    return name


async def own(input):
    return input("?")
