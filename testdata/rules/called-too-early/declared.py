# What a function is declared to call, given the coroutine that a call of it makes.
from collections.abc import Awaitable, Callable
from typing import Any, Optional, TypeVar, Union

from unknown import Handler

T = TypeVar("T")


async def index(request=None): ...


def route(path: str, endpoint: Callable[..., Any], *, name: Optional[str] = None): ...


def either(endpoint: Union[Callable[..., Any], Awaitable[Any]]): ...


def anything(endpoint: Any, other: T, third: Handler, fourth): ...


class Route:
    def __init__(self, path: str, endpoint: "Callable[..., Any] | None" = None, **options: Callable): ...


class View:
    def as_view(self, *functions: Callable): ...


def decorated(function):
    return unseen


@decorated
def changed(endpoint: Callable[..., Any]): ...


route("/", index())  # want called-too-early "'route' calls what it is given for 'endpoint', and coroutine of 'index()' cannot be called"
Route("/", index(None))  # want called-too-early "'Route' calls what it is given for 'endpoint', and coroutine of 'index()' cannot be called"
Route("/", endpoint=index())  # want called-too-early

# Nearly: functions, and what may take coroutines.
route("/", index)
Route("/", lambda: index())
Route("/")
either(index())
anything(index(), index(), index(), index())
changed(index())
