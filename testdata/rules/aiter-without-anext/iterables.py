# What __aiter__ returns, and whether it has __anext__.
from somewhere import Base, stream


class Rows:
    def __aiter__(self):  # want aiter-without-anext "a generator has none"
        yield 1
        yield 2


class Listed:
    def __init__(self, rows):
        self.rows = rows

    def __aiter__(self):  # want aiter-without-anext "'async for' needs '__anext__' on what '__aiter__' returns"
        return iter([1, 2])


class Forgotten:
    def __aiter__(self):  # want aiter-without-anext "None has none"
        self.started = True


class Itself:
    def __aiter__(self):  # want aiter-without-anext "'Itself'"
        return self


class Cursor:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Query:
    def __aiter__(self):
        return Cursor()


class Numbers:
    def __aiter__(self):
        return self.numbers()

    async def numbers(self):
        yield 1


class Wraps:
    def __init__(self, inner):
        self.inner = inner

    def __aiter__(self):
        return self.inner.__aiter__()


class Imported:
    def __aiter__(self):
        return stream(self)


class Inherits(Base):
    def __aiter__(self):
        return self


class Half:
    def __aiter__(self):
        if self.ready:
            return stream(self)
        return [1]


class ReaderMixin:
    def __aiter__(self):
        return self


class Reader(ReaderMixin):
    async def __anext__(self):
        raise StopAsyncIteration
