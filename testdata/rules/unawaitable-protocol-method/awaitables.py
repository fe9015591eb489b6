# Plain functions that return awaitables, or that we cannot judge.
import asyncio
import contextlib
from somewhere import Base, acquire, decorate


class Opens:
    def __aenter__(self):
        return self._open()

    async def _open(self):
        return self

    def __aexit__(self, *exc):
        return asyncio.sleep(0)


class Delegates:
    def __init__(self, manager):
        self._manager = manager

    def __aenter__(self):
        return self._manager.__aenter__()

    def __aexit__(self, *exc):
        return self._manager.__aexit__(*exc)


class Futures:
    def __aenter__(self):
        future = asyncio.get_running_loop().create_future()
        future.set_result(self)
        return future

    def __aexit__(self, *exc):
        return asyncio.ensure_future(self.close())

    async def close(self):
        pass


class AwaitsItself:
    def __await__(self):
        yield
        return self

    def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Imported:
    def __aenter__(self):
        return acquire(self)

    def __aexit__(self, *exc):
        return acquire(self, False)


class Inherits(Base):
    def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Decorated:
    @decorate
    def __aenter__(self):
        return self

    @decorate
    def __aexit__(self, *exc):
        return None


class EitherWay:
    def __aenter__(self):
        if self.fast:
            return acquire(self)
        return self

    async def __aexit__(self, *exc):
        pass


class Assigned:
    async def _enter(self):
        return self

    async def _exit(self, *exc):
        pass

    __aenter__ = _enter
    __aexit__ = _exit


class Conditional:
    if asyncio:

        def __aenter__(self):
            return self

    else:

        async def __aenter__(self):
            return self

    async def __aexit__(self, *exc):
        pass


class Replaced:
    def __aenter__(self):
        return self

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Lambdas:
    __aenter__ = lambda self: asyncio.sleep(0, self)
    __aexit__ = lambda self, *exc: asyncio.sleep(0)
