# What containers contain, and what else leads to a value by its place.
import asyncio
import collections
import typing
from somewhere import unseen


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details): ...


async def fetch():
    return 1


def containers(flag, given):
    sessions = [Session()]
    reveal(sessions[0])  # type: 'Session'
    reveal(sessions.pop())  # type: 'Session'
    for session in sessions:
        reveal(session)  # type: 'Session'
    added = []
    if flag:
        added.append(Session())
    reveal(added[0])  # type: 'Session'
    mixed = []
    mixed.append(Session())
    mixed.append(1)
    reveal(mixed[0])  # type: 'Session' or int
    named = {}
    named["a"] = Session()
    reveal(named["a"])  # type: 'Session'
    made = {name: Session() for name in given}
    for name, session in made.items():
        reveal(session)  # type: 'Session'
    print(len(sessions), sorted(made))
    return sessions


def changed(given):
    passed = [Session()]
    unseen(passed)
    reveal(passed[0])  # type: ?
    other = [Session()]
    alias = other
    reveal(other[0])  # type: ?
    extended = [Session()]
    extended.extend(given)
    reveal(extended[0])  # type: ?
    filled = [Session()]
    filled[0] = given
    reveal(filled[0])  # type: ?
    swapped = [Session(), 1]
    swapped[0], swapped[1] = given
    reveal(swapped[0])  # type: ?
    again = [Session()]
    again = given
    reveal(again[0])  # type: ?
    sliced = [Session()]
    sliced[:] = given
    reveal(sliced[0])  # type: ?
    nothing = []
    reveal(nothing[0])  # type: ?
    unpacked = [*given]
    reveal(unpacked[0])  # type: ?


def generator(given):
    kept = [Session()]
    yield kept
    reveal(kept[0])  # type: ?


def closure(given):
    kept = [Session()]

    def later():
        kept.append(given)

    later()
    reveal(kept[0])  # type: ?


def declared():
    queue: "asyncio.Queue[Session]" = asyncio.Queue()
    reveal(queue.get_nowait())  # type: 'Session'
    waiting: "collections.deque[Session]" = collections.deque()
    reveal(waiting.popleft())  # type: 'Session'


def matched(pair: tuple[str, Session], other: Session | None):
    match pair:
        case (name, session):
            reveal(session)  # type: 'Session'
    match Session():
        case value:
            reveal(value)  # type: 'Session'
    match ("a", Session()):
        case ("a" as name, found as value):
            reveal(name)  # type: ?
            reveal(value)  # type: 'Session'
            reveal(found)  # type: 'Session'
    match other:
        case None:
            return
        case value:
            reveal(value)  # type: 'Session'
    match 1, Session(), 2:
        case [*rest, last]:
            reveal(last)  # type: ?


class Row(typing.NamedTuple):
    name: str
    session: Session


class Long(Row):
    pass


def rows(row: Row, long: Long):
    name, session = row
    reveal(name)  # type: str
    reveal(session)  # type: 'Session'
    _, last = long
    reveal(last)  # type: 'Session'


async def gathered(all):
    number, nothing = await asyncio.gather(fetch(), asyncio.sleep(0))
    reveal(number)  # type: int
    reveal(nothing)  # type: None
    reveal((await asyncio.gather(fetch(), asyncio.sleep(0))).pop())  # type: int or None
    several = await asyncio.gather(fetch(), fetch())
    reveal(several)  # type: list
    first, second = await asyncio.gather(*all)
    reveal(first)  # type: ?
    one, two = await asyncio.gather(fetch(), fetch(), return_exceptions=True)
    reveal(one)  # type: ?


def zipped():
    for number, session in zip([1], [Session()]):
        reveal(number)  # type: int
        reveal(session)  # type: 'Session'


class Path:
    def __truediv__(self, other):
        return Session()

    def __add__(self, other: "Path") -> "Path":
        return self


class Made:
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return Session()


class Kept:
    def __get__(self, instance, owner):
        return Session()

    def __set__(self, instance, value): ...


class Holder:
    made = Made()
    kept = Kept()


def operators():
    reveal(Path() / "a")  # type: 'Session'
    reveal(Path() + Path())  # type: 'Path'
    reveal(Holder().made)  # type: 'Session'
    reveal(Holder().kept)  # type: ?


class Named(typing.TypedDict):
    name: str
    session: Session


class More(Named, total=False):
    again: Session


def declared_items(
    named: Named, more: More, key, sequence: typing.Sequence[Session], mapping: typing.Mapping[str, Session]
):
    reveal(named["session"])  # type: 'Session'
    reveal(more["session"])  # type: 'Session'
    reveal(more["again"])  # type: 'Session'
    reveal(named["nothing"])  # type: ?
    reveal(named[key])  # type: ?
    reveal(sequence[0])  # type: 'Session'
    reveal(sequence[0:1])  # type: ?
    reveal(mapping[key])  # type: 'Session'
