# Coroutines that a variable has, where something else is declared or text is made.
import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, Optional, Tuple, TypeVar

from pydantic import BaseModel
from somewhere import decorate, unseen

T = TypeVar("T")
log = logging.getLogger(__name__)


async def count():
    await asyncio.sleep(0)
    return 1


def save(name: str, *, size: Optional[int] = None, other=None): ...


def same(value: T) -> T: ...


@decorate
def decorated(name: str): ...


@dataclass
class Page:
    size: int
    more: Optional[int] = None
    made: Callable[[], int] = int
    later: Awaitable[int] | None = None
    kind: Any = None
    rest: list[int] = field(default_factory=list)


class Pair(NamedTuple):
    left: int
    right: int = 0


@dataclass
class Ordered:
    limit: ClassVar[int]
    first: int
    second: str = ""
    made: int = field(init=False)
    later: int = 0


class Model(BaseModel):
    total: int
    label: str = ""


class Smaller(Model):
    part: int = 0


class Written(Page):
    def __init__(self, size):
        self.size = 0


async def passed() -> int:
    n = count()
    save(n)  # want coroutine-in-place-of-result "coroutine of 'count()' is passed as 'name' where str is declared"
    save("a", size=n)  # want coroutine-in-place-of-result "is passed as 'size' where int or None is declared"
    return n  # want coroutine-in-place-of-result "is returned where int is declared"


async def either(ready) -> int:
    n = count()
    save(n if ready else "a")  # want coroutine-in-place-of-result
    return ready or n  # want coroutine-in-place-of-result


async def pair() -> tuple[int, int]:
    n = count()
    return 200, n  # want coroutine-in-place-of-result "is returned where int is declared"


async def direct() -> Tuple[int, int]:
    return 200, count()  # want coroutine-in-place-of-result


async def fields():
    n = count()
    Page(size=n)  # want coroutine-in-place-of-result "is passed as 'size' where int is declared"
    Page(size=0, rest=count())  # want coroutine-in-place-of-result
    Pair(left=n)  # want coroutine-in-place-of-result
    Pair(0, n)  # want coroutine-in-place-of-result "is passed as 'right' where int is declared"
    Ordered(0, n)  # want coroutine-in-place-of-result "is passed as 'second' where str is declared"
    Ordered(count())  # want coroutine-in-place-of-result "is passed as 'first' where int is declared"
    Model(total=n, label="a")  # want coroutine-in-place-of-result
    Smaller(total=0, part=n)  # want coroutine-in-place-of-result


class Holder:
    size: int
    later: object

    async def fill(self):
        self.size = count()  # want coroutine-in-place-of-result "is assigned where int is declared"
        self.later = count()
        self.other = count()

    given: int

    def start(self):
        self.given = count()

    async def finish(self):
        await unseen(self.given)


async def declared():
    n: int = 0
    n = count()  # want coroutine-in-place-of-result "is assigned where int is declared"
    unseen(n)
    m: int
    m = count()
    m = await m


async def shown():
    n = count()
    print(n)  # want coroutine-in-place-of-result "coroutine of 'count()' is shown in place of its result"
    log.info("there are %s", n)  # want coroutine-in-place-of-result


# Awaited, handed on, or taken for what it is.
async def innocent(ready) -> tuple[int, ...]:
    n = count()
    print(n)
    await n
    later = count()
    save(later)
    await later
    other = count()
    unseen(same(other))
    decorated(other)
    save("a", other=other)
    unseen(other)
    Page(later=other, kind=other, size=0)
    Page(0, later=count())
    Ordered(0, "", count())
    Written(size=other)
    log.info("%s", other)
    if ready:
        return 1, other
    return ready


async def generic(make: T) -> tuple[T, int]:
    return count(), 1


def coroutine() -> Coroutine[Any, Any, int]:
    n = count()
    return n


def handler() -> object:
    n = count()
    return n


def generator() -> int:
    n = count()
    yield 1
    return n


async def unknown():
    n = count()
    return n
