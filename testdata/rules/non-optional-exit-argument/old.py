# target: 3.9
import types


class Lock:
    async def __aenter__(self):
        return self

    async def __aexit__(self, t: type, e: Exception, tb: types.TracebackType):  # want non-optional-exit-argument
        return None
