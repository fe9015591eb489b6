# What __aexit__ does with the exception.
from somewhere import log


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        log(exc)
        if exc is not None:
            # it goes on
            raise exc  # want raise-in-aexit "'__aexit__' raises the exception that it was told of, which goes on without that"
        return None


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error: raise error  # want raise-in-aexit


# What is right, or is another one.
class Others:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is KeyError:
            raise ValueError from exc
        if exc_type is OSError:
            raise exc from None
        try:
            log(exc)
            raise exc
        except ValueError:
            return exc_type is IndexError


class Rebinds:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        exc = ValueError("another")
        raise exc


class Shorter:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        raise exc[1]
