# What Python passes, and what the methods take.
from somewhere import decorate


class Session:
    async def __aenter__(self, timeout):  # want protocol-method-arity "'async with' calls '__aenter__' with no argument besides 'self'"
        return self

    async def __aexit__(self):  # want protocol-method-arity "'async with' calls '__aexit__' with three arguments besides 'self'"
        self.closed = True


class Exits:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc: BaseException | None):  # want protocol-method-arity
        print(exc)


class FewExits:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value):  # want protocol-method-arity
        return exc_type is ValueError


class Many:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb, more):  # want protocol-method-arity
        print(more)


class Rows:
    def __aiter__(self, start):  # want protocol-method-arity "'async for' calls '__aiter__' with no argument"
        return self

    async def __anext__(self, *, step):  # want protocol-method-arity
        raise StopAsyncIteration


class Job:
    def __await__(self, loop):  # want protocol-method-arity "'await' calls '__await__' with no argument"
        yield


class Nobody:
    async def __aenter__():  # want protocol-method-arity
        return 1

    async def __aexit__(self, *exc):
        pass


class Right:
    async def __aenter__(self, timeout=None):
        return self

    async def __aexit__(self, exc_type, *rest):
        pass

    def __aiter__(self, *args, **kwargs):
        return self

    async def __anext__(self, step=1):
        raise StopAsyncIteration

    def __await__(this):
        yield


class Static:
    @staticmethod
    async def __aenter__():
        return 1

    @decorate
    async def __aexit__(self):
        pass
