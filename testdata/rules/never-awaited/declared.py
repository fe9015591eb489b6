# Functions that are declared to give a coroutine, and classes that decorators hand on.
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Optional, TypeVar, Union, overload

T = TypeVar("T")
Response = Coroutine[Any, Any, T]


class Http:
    async def request(self): ...

    def leave(self) -> Response[None]:
        return self.request()

    def join(self) -> Awaitable[None]:
        return self.request()


@overload
def shown(cls: Optional[type[T]]) -> type[T]: ...
@overload
def shown(*, brief: bool = False) -> Callable[[type[T]], type[T]]: ...
def shown(cls=None, *, brief=None) -> Union[type[T], Callable[[type[T]], type[T]]]:
    raise NotImplementedError


@shown
class Plain:
    async def load(self): ...


@shown(brief=True)
class Brief:
    async def load(self): ...


async def main(http: Http, plain: Plain):
    http.leave()  # want never-awaited "coroutine of 'request()' is never awaited"
    http.join()  # want never-awaited "coroutine of 'request()' is never awaited"
    plain.load()  # want never-awaited
    Brief().load()  # want never-awaited
