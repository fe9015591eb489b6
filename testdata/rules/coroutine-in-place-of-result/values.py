# Coroutines where their results are meant.
import asyncio
import json
import logging
from typing import Any, Callable, Coroutine, Protocol

from somewhere import Pipeline, unseen

log = logging.getLogger(__name__)


async def count(n=1):
    return n


async def error():
    return ValueError()


class Named(Protocol):
    name: str


class User:
    name = "Ada"

    async def age(self) -> int:
        return 36

    def born(self) -> int:
        return 2000 - self.age()  # want coroutine-in-place-of-result "coroutine of 'age()' is an operand in place of its result"


class Stream:
    def __radd__(self, other): ...
    def __or__(self, other): ...


def save(name: str, *parts: bytes, user: User = None, other: Named = None, more: Any = None, what: object = None): ...


async def operators(total, user: User):
    print(count() + 1)  # want coroutine-in-place-of-result "coroutine of 'count()' is an operand in place of its result"
    x = 2 * count()  # want coroutine-in-place-of-result
    x = count() - count()  # want coroutine-in-place-of-result coroutine-in-place-of-result
    total += count()  # want coroutine-in-place-of-result
    x = -count()  # want coroutine-in-place-of-result "is no number"
    x = {1} | count()  # want coroutine-in-place-of-result
    x = "%s items" % count()  # want coroutine-in-place-of-result "is formatted in place of its result"
    items = ["a"]
    print(items[count()])  # want coroutine-in-place-of-result "is no key"
    counting = count()
    x = counting + 1  # want coroutine-in-place-of-result
    task = asyncio.create_task(count())
    print(task + 1)  # want coroutine-in-place-of-result "'Task' is an operand in place of its result"
    x = -asyncio.ensure_future(count())  # want coroutine-in-place-of-result "'Future' is no number"
    raise error()  # want coroutine-in-place-of-result "coroutine of 'error()' is no exception"


async def declared(make: Callable[[], Coroutine[Any, Any, int]]):
    print(make() + 1)  # want coroutine-in-place-of-result "'Coroutine' is an operand in place of its result"
    print(await make() + 1)


async def calls(user: User):
    print(len(count()))  # want coroutine-in-place-of-result "coroutine of 'count()' is no value for 'len()'"
    x = int(count())  # want coroutine-in-place-of-result
    json.dumps(count())  # want coroutine-in-place-of-result
    for i in range(count()):  # want coroutine-in-place-of-result
        print(count(), i)  # want coroutine-in-place-of-result "is shown in place of its result"
    log.info("%s", count())  # want coroutine-in-place-of-result
    x = str(user.age())  # want coroutine-in-place-of-result
    x = "{}".format(user.age())  # want coroutine-in-place-of-result
    save(count())  # want coroutine-in-place-of-result "coroutine of 'count()' is passed as 'name' where str is declared"
    save("a", count(),  # want coroutine-in-place-of-result
         user=count())  # want coroutine-in-place-of-result "where 'User' is declared"
    n: int = count()  # want coroutine-in-place-of-result "is assigned where int is declared"
    return x, n


async def total() -> int:
    return count()  # want coroutine-in-place-of-result "is returned where int is declared"


def plain() -> int:
    return count()  # want coroutine-in-place-of-result


# Awaited, meant, or not known.
async def innocent(given, stream: Stream, pipeline: Pipeline, user: User):
    print(await count() + 1, given + 1)
    x = stream | count()
    x = pipeline | count()
    x = pipeline >> count()
    x = count() + stream
    x = [count()] * 3
    save("a", other=count(), more=count(), what=count())
    unseen(count())
    counting = count()
    print(counting, str(counting), await counting)
    n: Any = count()
    m: object = count()
    unseen(n, m)
    print(n, m)
    raised = await error()
    try:
        len(count())
    except TypeError:
        pass
    raise raised


def coroutine() -> object:
    return count()
