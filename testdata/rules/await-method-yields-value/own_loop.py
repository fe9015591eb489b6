# An event loop of one's own takes what it likes.
import asyncio


class Sleep:
    def __await__(self):
        yield "sleep", 1


def run(coroutine):
    while True:
        print(coroutine.send(None))


main = asyncio.sleep(0)
