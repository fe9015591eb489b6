from __future__ import annotations

from typing import Any


class Client:
    async def __aenter__(self) -> Client:  # want own-class-annotation "'__aenter__' returns self, which in a subclass is no 'Client'"
        return self

    async def __aexit__(self, *exc: Any) -> None: ...

    def __aiter__(self) -> "Client":  # want own-class-annotation
        return self  # the object

    async def __anext__(self) -> int:
        return 1

    def copy(self) -> Client:
        return self


class Other:
    async def __aenter__(self) -> Client:
        return Client()

    async def __aexit__(self, *exc): ...


class New:
    async def __aenter__(self) -> New:
        return New()

    async def __aexit__(self, *exc): ...
