# What __aexit__ says that it returns.
from abc import ABC
from somewhere import Base, log


class Never:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb) -> bool:  # want aexit-annotated-bool "'__aexit__' never drops an exception, but its annotation 'bool' says that it may"
        if exc:
            log(exc)
            return False  # it goes on
        return False


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb) -> bool:  # want aexit-annotated-bool
        return False


# What is right, or may be.
class Sometimes:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb) -> bool:
        return exc_type is ValueError


class Says:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb) -> None:
        log(exc)


class Optionally:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb) -> bool | None:
        return False


class Inherits(Sometimes):
    async def __aexit__(self, exc_type, exc, tb) -> bool:
        return False


class Unknown(Base):
    async def __aexit__(self, exc_type, exc, tb) -> bool:
        return False


class Open(ABC):
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb) -> bool:
        return False
