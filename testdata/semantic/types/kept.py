# What objects were made with, what their containers hold, and what dictionaries have
# under a key.
import collections
import functools
from typing import Any

from somewhere import registry, unseen


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details): ...


class Other: ...


class Holder:
    def __init__(self, value, size: int = 1, more=None):
        self.value = value
        self.size = size
        self.more = more or Other()
        self.late = None

    @classmethod
    def create(cls):
        return cls(Session())

    @property
    def shown(self):
        return self.value

    def get(self):
        return self.value

    def again(self):
        return self.again()

    def copy(self):
        return Holder(self)

    def inside(self):
        reveal(self.value)  # type: ?


class Special(Holder):
    pass


class Own(Holder):
    def __init__(self):
        super().__init__(Other())


def holders(flag, given, *rest):
    holder = Holder(Session())
    reveal(holder.value)  # type: 'Session'
    reveal(holder.get())  # type: 'Session'
    reveal(holder.shown)  # type: 'Session'
    reveal(holder.again())  # type: ?
    reveal(holder.copy().value)  # type: 'Holder'
    reveal(holder.copy().copy().copy().copy().copy().copy().value)  # type: 'Holder'
    reveal(holder.more)  # type: 'Other'
    reveal(holder.late)  # type: ?
    reveal(Holder(value=Session()).value)  # type: 'Session'
    reveal(Holder.create().value)  # type: 'Session'
    reveal(Special.create().value)  # type: ?
    reveal(Special(Session()).value)  # type: 'Session'
    reveal(Own().value)  # type: ?
    reveal(Holder(given).value)  # type: ?
    reveal(Holder(*rest).value)  # type: ?
    reveal(Holder([Session()]).value[0])  # type: ?
    one = Holder(Session()) if flag else Holder(Other())
    reveal(one)  # type: 'Holder'
    reveal(one.value)  # type: ?


class Patched:
    def __init__(self, value):
        self.value = value


def patch(patched: Patched):
    patched.value = unseen()


def patched():
    reveal(Patched(Session()).value)  # type: ?


class Counted:
    def __init__(self, function):
        self.function = function
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        return self.function(*args)


@Counted
def make():
    return Session()


reveal(make)  # type: 'Counted'
reveal(make())  # type: 'Session'


def same(value):
    return value


def either(value, other):
    if value:
        return value
    return other


reveal(same(Session()))  # type: 'Session'
reveal(either(Session(), Other()))  # type: 'Session'
reveal(same(same(Session())))  # type: 'Session'
reveal(same(unseen()))  # type: ?


class Pool:
    def __init__(self):
        self.sessions = []
        self.named = {}
        self.lent = []
        self.mixed = []
        self.given = []
        self.outside = []
        self.unknown = []
        self.empty = []
        self.lists = collections.defaultdict(list)

    def add(self, given):
        self.sessions.append(Session())
        self.named["a"] = Session()
        self.lent.append(Session())
        unseen(self.lent)
        self.mixed.append(Session())
        self.mixed.append(1)
        self.given.append(Session())
        self.given.append(given)
        self.outside.append(Session())
        self.unknown.append(Session())

    def all(self):
        for session in self.sessions:
            reveal(session)  # type: 'Session'
        reveal(self.sessions[0])  # type: 'Session'
        reveal(self.named["a"])  # type: 'Session'
        reveal(self.named.get("a"))  # type: 'Session' or None
        reveal(self.lent[0])  # type: ?
        reveal(self.mixed[0])  # type: 'Session' or int
        reveal(self.given[0])  # type: ?
        reveal(self.outside[0])  # type: 'Session' or 'Other'
        reveal(self.unknown[0])  # type: 'Session' or 'Other'
        reveal(self.empty[0])  # type: ?
        reveal(self.lists["a"])  # type: list
        return self.sessions


def fill(given):
    pool = Pool()
    pool.outside.append(Other())
    given.unknown.append(Other())
    reveal(pool.all()[0])  # type: 'Session'


makers = {"session": Session, "other": Other}
changed = {"session": Session}
changed["session"] = Other
renewed = {"session": Session}
several = {"session": Session, registry: Other}


def renew(name):
    renewed[name] = Other
    renewed.update(other=Other)


reveal(makers["session"]())  # type: 'Session'
reveal(makers["missing"])  # type: ?
reveal(changed["session"]())  # type: 'Session' or 'Other'
reveal(renewed["session"])  # type: ?
reveal(several["session"])  # type: ?


def keys(given):
    values = {"name": "a", "session": Session()}
    reveal(values["name"])  # type: str or int
    reveal(values["session"])  # type: 'Session'
    values["name"] = 1
    reveal(values["name"])  # type: str or int
    passed = {"name": "a", "session": Session()}
    unseen(passed)
    reveal(passed["name"])  # type: ?
    put = {"name": "a", "session": Session()}
    put[given] = 1
    reveal(put["name"])  # type: str, 'Session' or int
    defaults = collections.defaultdict(lambda: Session())
    reveal(defaults["a"])  # type: 'Session' or 'Other'
    defaults["b"] = Other()
    reveal(defaults["a"])  # type: 'Session' or 'Other'
    name, *rest = "a", Session()
    reveal(rest[0])  # type: 'Session'
    *front, last = 1, 2, Session()
    reveal(front[0])  # type: int


def may_be_none(flag):
    session = Session() if flag else None
    reveal(session)  # type: 'Session' or None
    reveal(session.__aenter__())  # type: coroutine of '__aenter__()'
    numbers = [1] if flag else None
    reveal(numbers[0])  # type: int
    call = same if flag else None
    reveal(call(1))  # type: int


class Anything:
    http: Any


class Stated(Anything):
    def __init__(self, state: Session) -> None:
        self.http: Session = state

    def more(self):
        reveal(self.http)  # type: 'Session'


class Heir(Stated):
    def more(self):
        reveal(self.http)  # type: 'Session'
