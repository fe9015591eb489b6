# Loops that are used for more, or were given.
import asyncio


async def main(): ...


def given(loop):
    loop.run_until_complete(main())


loop = asyncio.new_event_loop()
loop.set_debug(True)
loop.run_until_complete(main())
loop.run_until_complete(main())
