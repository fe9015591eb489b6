# Methods that yield where they should return.
import types
from somewhere import decorate


class Session:
    async def __aenter__(self):  # want generator-protocol-method "'yield' makes '__aenter__' an asynchronous generator, which 'async with' cannot await"
        self.open = True
        yield self

    async def __aexit__(self, *exc):  # want generator-protocol-method "'__aexit__'"
        try:
            yield
        finally:
            self.open = False


class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):  # want generator-protocol-method "which 'async for' cannot await"
        for row in self.rows:
            yield row


class Plain:
    def __aenter__(self):  # want generator-protocol-method "'yield' makes '__aenter__' a generator"
        yield self  # the session

    def __aexit__(self, *exc):  # want generator-protocol-method
        yield from self.waiters


class Delegates:
    def __aiter__(self):
        return self.__anext__()

    async def __anext__(self):
        for row in self.rows:
            yield row


class Heir(Delegates):
    async def __anext__(self):
        yield 1


class Returns(Delegates):
    def __aiter__(self):
        return self

    async def __anext__(self):  # want generator-protocol-method
        yield 1


class Right:
    async def __aenter__(self):
        async def numbers():
            yield 1

        self.numbers = numbers()
        return self

    @types.coroutine
    def __aexit__(self, *exc):
        yield


class Unknown:
    @decorate
    async def __aenter__(self):
        yield self

    @decorate
    def __aexit__(self, *exc):
        yield
