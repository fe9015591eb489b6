# What __aexit__ says of the exception.
from somewhere import log


class Hides:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        log(exc)
        return True  # want truthy-aexit "'__aexit__' always returns a true value, so 'async with' swallows every exception, cancellation too"


class HidesTwice:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is None:
            return True  # want truthy-aexit
        log(exc)
        return 1  # want truthy-aexit


class Chooses:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is ValueError:
            return True
        return False


class Falls:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is ValueError:
            return True


class Computes:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        return exc_type is ValueError


class Passes:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        return 0
