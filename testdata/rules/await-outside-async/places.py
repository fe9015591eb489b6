# Everywhere that no coroutine runs.
import asyncio


async def fetch(url=None):
    return url


answer = await fetch()  # want await-outside-async "'await' outside of any function"


def load(url):
    """Loads it."""
    return await fetch(url)  # want await-outside-async "'await' in 'load', which is defined by 'def', not by 'async def'"


class Settings:
    default = await fetch()  # want await-outside-async "'await' in the body of class 'Settings', which is no coroutine function"

    def read(self):
        first = await fetch(1)  # want await-outside-async "'await' in 'read'"
        return first, (await  fetch(2)).name  # want await-outside-async "'await' in 'read'"


async def main():
    callback = lambda url: await fetch(url)  # want await-outside-async "'await' in a lambda, which is never a coroutine function"

    class Local:
        value = await fetch()  # want await-outside-async "in the body of class 'Local'"

    def helper(
        url=await fetch(),
    ):
        return await fetch(url)  # want await-outside-async "'await' in 'helper'"

    return callback, Local, helper


asyncio.run(main())
