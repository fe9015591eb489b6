import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Child(Session):
    pass


class Other:
    def __len__(self):
        return 0


async def fetch():
    return 1


def choose(flag, unknown, session: Session | None, either: Session | Other, awaitable: int | Awaitable[int]):
    if session is None:
        reveal(session)  # type: None
    else:
        reveal(session)  # type: 'Session'
    if session:
        reveal(session)  # type: 'Session'
    if not session:
        reveal(session)  # type: 'Session' or None
    if session is not None and flag:
        reveal(session)  # type: 'Session'
    if session != None:
        reveal(session)  # type: 'Session'
    if isinstance(either, Session):
        reveal(either)  # type: 'Session'
    else:
        reveal(either)  # type: 'Other'
    if isinstance(either, (Session, Other)):
        reveal(either)  # type: 'Session' or 'Other'
    if isinstance(either, Child):
        reveal(either)  # type: 'Child'
    if isinstance(unknown, Session):
        reveal(unknown)  # type: 'Session'
    else:
        reveal(unknown)  # type: ?
    if unknown is None:
        reveal(unknown)  # type: None
    if isinstance(unknown, missing):
        reveal(unknown)  # type: ?
    if flag(either):
        reveal(either)  # type: ?
    if inspect.isawaitable(awaitable):
        reveal(awaitable)  # type: 'Awaitable'
    if hasattr(either, "__aenter__"):
        reveal(either)  # type: 'Session'
    if either.kind:
        reveal(either)  # type: 'Session' or 'Other'
    if not isinstance(either, Session):
        return
    reveal(either)  # type: 'Session'


def joined(flag):
    if flag:
        x = fetch()
    else:
        x = None
    reveal(x)  # type: coroutine of 'fetch()' or None
    if x:
        reveal(x)  # type: coroutine of 'fetch()'
    if flag:
        y = 1
    reveal(y)  # type: int
    try:
        z = 1
    except ValueError:
        z = "a"
    reveal(z)  # type: int or str
    reveal(x or 1)  # type: coroutine of 'fetch()' or int
    reveal(x and 1)  # type: None or int
    reveal(1 if flag else "a")  # type: int or str
    reveal(fetch() or 1)  # type: coroutine of 'fetch()'
    reveal(None or fetch())  # type: coroutine of 'fetch()'
    many = 1 if flag else "a" if flag() else 1.5 if flag(1) else b"" if flag(2) else [] if flag(3) else {} if flag(4) else () if flag(5) else {1} if flag(6) else None
    reveal(many)  # type: ?


def looped(items: list[Session]):
    current = None
    for item in items:
        if current is None:
            current = item
        reveal(current)  # type: 'Session'
    reveal(current)  # type: None or 'Session'
    while current is None:
        current = Session()
    reveal(current)  # type: 'Session'
    total = 0
    while True:
        total = total + 1
        if total:
            break
    reveal(total)  # type: ?


def unpacked():
    a, b = 1, "a"
    (c, d), *e = (1.5, b""), 1, 2
    reveal(a)  # type: int
    reveal(b)  # type: str
    reveal(c)  # type: float
    reveal(d)  # type: bytes
    reveal(e)  # type: list
    f = g = Session()
    reveal(f)  # type: 'Session'
    reveal(g)  # type: 'Session'
    if (h := fetch()) is not None:
        reveal(h)  # type: coroutine of 'fetch()'
    *i, j = [1, 2]
    reveal(j)  # type: int
    del j
    with open("a") as k, missing() as l:
        reveal(k)  # type: 'TextIOWrapper'
        reveal(l)  # type: ?
    try:
        pass
    except ValueError as m:
        reveal(m)  # type: ValueError
    except (KeyError, OSError) as n:
        reveal(n)  # type: KeyError or OSError
    except* OSError as o:
        reveal(o)  # type: ?


class Lazy:
    session = None

    def __init__(self):
        self._lock = None
        self._task = None

    def start(self):
        self._task = asyncio.ensure_future(fetch())
        reveal(self._task)  # type: 'Future'

    async def use(self):
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            reveal(self._task)  # type: None or 'Future'
        reveal(self._lock)  # type: None or 'Lock'
        if not self._task:
            return
        reveal(self._task)  # type: 'Future'
        await self.other()
        reveal(self._lock)  # type: None or 'Lock'

    async def other(self):
        pass


def matched(x: Session | Other | None):
    match x:
        case None:
            reveal(x)  # type: None
        case Session() as s:
            reveal(x)  # type: 'Session'
            reveal(s)  # type: 'Session'
        case Other():
            reveal(x)  # type: 'Other'


def exits(x: Session | None):
    if x is None:
        fail()
    reveal(x)  # type: 'Session'


def fail():
    raise ValueError


def comprehensions(items: list[Session], rows: AsyncIterator[int]):
    reveal([x for x in items])  # type: list
    reveal([x for x in items][0])  # type: 'Session'
    reveal({x: 1 for x in items})  # type: dict
    reveal({x for x in items})  # type: set
    reveal((x for x in items))  # type: generator
    reveal((x async for x in rows))  # type: async generator
    reveal((await x for x in items))  # type: async generator
    reveal((x for x in await fetch()))  # type: generator
    [reveal(y) for y in items]  # type: 'Session'
