# Managers of both kinds.
import asyncio
import contextlib


class Connection:
    def __enter__(self):
        return self

    def __exit__(self, *exc): ...

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await asyncio.sleep(0)


class Same:
    def __enter__(self):
        return self

    def __exit__(self, *exc): ...

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *exc):
        return self.__exit__(*exc)


async def main(given):
    with Connection() as connection:  # want plain-with-in-coroutine "'Connection' awaits what 'async with' enters and leaves; plain 'with' does it without"
        print(connection)
    async with Connection():
        print("entered")
    with Same(), contextlib.nullcontext(), given:
        print("plain")


def plain():
    with Connection():
        print("plain")
