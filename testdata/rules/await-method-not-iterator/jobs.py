# What __await__ returns.
import asyncio
from somewhere import Base, start


class Job:
    def __await__(self):
        return self.run()  # want await-method-not-iterator "'await' needs an iterator from '__await__', and"

    async def run(self):
        return 1


class Waits:
    def __await__(self):
        future = asyncio.get_running_loop().create_future()
        return future  # want await-method-not-iterator


class Sleeps:
    def __await__(self):
        return (  # as long as it takes
            asyncio.sleep(0)  # want await-method-not-iterator
        )


class Itself:
    def __await__(self):
        return self  # want await-method-not-iterator "'Itself' is no iterator"


class Listed:
    def __await__(self):
        return []  # want await-method-not-iterator "list"


class Nothing:
    def __await__(self):  # want await-method-not-iterator "it returns None"
        self.awaited = True


class Generator:
    def __await__(self):
        yield
        return self


class Delegates:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return self.future.__await__()


class YieldsFrom:
    def __await__(self):
        result = yield from asyncio.sleep(0).__await__()
        return result


class Iterates:
    def __await__(self):
        return iter([])


class Iterator:
    def __await__(self):
        return self

    def __next__(self):
        raise StopIteration(1)


class Inherits(Base):
    def __await__(self):
        return self


class Imported:
    def __await__(self):
        return start(self)


class Nobody:
    def __await__(self):
        raise TypeError("must not be awaited")
