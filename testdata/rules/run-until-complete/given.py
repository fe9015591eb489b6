# Functions that may be called twice, or beside a loop that is set.
import asyncio


async def fetch(): ...


def synchronous():
    return asyncio.get_event_loop().run_until_complete(fetch())


def in_a_thread():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(fetch())  # want run-until-complete
    finally:
        loop.close()


def once():
    return asyncio.new_event_loop().run_until_complete(fetch())  # want run-until-complete


def test_fetch():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(fetch())
    loop.close()


if __name__ == "__main__":
    asyncio.get_event_loop().run_until_complete(fetch())
    asyncio.get_event_loop().run_until_complete(fetch())
