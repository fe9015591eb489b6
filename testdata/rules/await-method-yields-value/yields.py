# What __await__ and types.coroutine yield to the event loop.
import asyncio
import types

from somewhere import unseen


class Job:
    def __init__(self, future: asyncio.Future):
        self.future: asyncio.Future = future

    def __await__(self):
        yield
        yield None
        yield 5  # want await-method-yields-value "'__await__' yields int to the event loop, which does not take it"
        yield (  # the result
            "done"  # want await-method-yields-value
        )
        yield self.future  # want await-method-yields-value
        yield [unseen()]  # want await-method-yields-value
        yield unseen()
        yield from self.future.__await__()
        return 5


@types.coroutine
def turn(job: Job):
    yield
    yield 1  # want await-method-yields-value "'turn' yields int"
    done = yield job.future  # want await-method-yields-value
    return done


class Delegates:
    def __await__(self):
        return (yield from unseen().__await__())

    def __iter__(self):
        yield 1


def plain():
    yield 1


async def rows():
    yield 1


class Scheduled(asyncio.Task):
    """What a loop of its own takes."""

    def __await__(self):
        yield self
        return self.result()
