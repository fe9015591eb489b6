# What calls pass for parameters without annotation.
import threading
from functools import partial
from unseen import decorate, given, pytest


class Session:
    is_async = True

    def load(self): ...

    async def fetch(self): ...


class Other: ...


def one(session, number, *rest, limit=None, **named):
    reveal(session)  # type: ?
    reveal(session)  # seen: 'Session'
    reveal(number)  # seen: int
    reveal(limit)  # seen: float
    reveal(rest)  # seen: tuple
    reveal(session.is_async)  # seen: bool
    fetched = session.fetch()
    reveal(fetched)  # seen: coroutine of 'fetch()'
    return lambda: reveal(session)  # seen: 'Session'


one(Session(), 1, 2, limit=1.0, other=3)


# Of several kinds, each; of what is not known, nothing; None is what stands for nothing.
def two(thing):
    reveal(thing)  # seen: 'Session' or 'Other'


two(Session())
two(Other())
two(given)
two(None)


def default(value=1):
    reveal(value)  # seen: 'Session' or int


default(Session())


def default_of_another(value=given):
    reveal(value)  # seen: ?


default_of_another(Session())


def annotated(session: "unknown_name"):
    reveal(session)  # seen: ?


annotated(Session())


# Too few arguments, too many, a list of them.
def refused(session):
    reveal(session)  # seen: ?


refused()
refused(Session(), 1)


def spread(session):
    reveal(session)  # seen: ?


spread(Session())
spread(*given)


# Used as more than what is called.
def stored(session):
    reveal(session)  # seen: ?


stored(Session())
handler = stored


def handed(session):
    reveal(session)  # seen: ?


handed(Session())
threading.Thread(target=handed, args=(1,))


def bound(session):
    reveal(session)  # seen: ?


bound(Session())
partial(bound, 1)


@decorate
def decorated(session):
    reveal(session)  # seen: ?


decorated(Session())


def redefined(session):
    reveal(session)  # seen: ?


if given:
    def redefined(session): ...
redefined(Session())


def from_others(session):
    reveal(session)  # seen: ?


# Nobody knows what is told apart, tried or bound again.
def told_apart(session):
    if isinstance(session, Session):
        return
    reveal(session)  # seen: ?


def told_by_another(session, is_async):
    if is_async:
        return
    reveal(session)  # seen: ?


def told_by_part(session):
    is_async = session.is_async
    if is_async:
        return
    reveal(session)  # seen: ?


def told_by_member(sessions):
    for session in sessions:
        if session.is_async:
            continue
        reveal(session)  # seen: ?


async def not_told(session):
    fetched = await session.fetch()
    if fetched:
        return
    reveal(session)  # seen: 'Session'


def told_by_method(session):
    is_async = session.is_asynchronous()
    if is_async:
        return
    reveal(session)  # seen: ?


def not_told_by_method(session):
    if session.load() is not None:
        return
    loaded = session.load()
    if loaded:
        return
    reveal(session)  # seen: 'Session'


def told_by_match(session):
    match session:
        case Session():
            return
    reveal(session)  # seen: ?


def tried(session):
    try:
        session.load()
    except AttributeError:
        reveal(session)  # seen: ?


def rebound(session):
    session = given(session)
    reveal(session)  # seen: ?


def filled(sessions):
    sessions.append(given)
    reveal(sessions)  # seen: ?


async def either(session, wait):
    with given(wait):
        await session.load()
    session.load()
    reveal(session)  # seen: ?


def managed(session):
    with session:
        reveal(session)  # seen: ?

    async def enter():
        async with session:
            pass

    return enter


async def told():
    told_apart(Session())
    told_by_another(Session(), True)
    told_by_part(Session())
    told_by_member([Session()])
    await not_told(Session())
    told_by_method(Session())
    not_told_by_method(Session())
    told_by_match(Session())
    tried(Session())
    rebound(Session())
    filled([])
    await either(Session(), True)
    managed(Session())


# Calls that may be meant to fail.
def expected(session):
    reveal(session)  # seen: ?


def test_expected():
    with pytest.raises(TypeError):
        expected(Session())
    pytest.raises(TypeError, lambda: expected(Session()))
    try:
        expected(Session())
    except TypeError:
        pass

    def call():
        expected(Session())

    @pytest.mark.skipif(given)
    def test_skipped():
        expected(Session())

    pytest.raises(TypeError, call)


# Functions in functions are seen by nobody else.
def around():
    def inner(session):
        reveal(session)  # seen: 'Session'
        if given:
            inner(1)  # by itself

    inner(Session())

    def given_away(session):
        reveal(session)  # seen: ?

    given_away(Session())
    return given_away


def factory(session):
    def inner(number):
        reveal(session)  # seen: 'Session'
        reveal(number)  # seen: int

    inner(1)
    return [inner(n) for n in [2]]


factory(Session())


# Methods.
class Worker:
    def work(self, session):
        reveal(session)  # seen: 'Session'

    def start(self):
        self.work(Session())
        self.hook(Session())
        self.twice(Session())
        given.twice = self.twice

    def hook(self, session):
        reveal(session)  # seen: ?

    def twice(self, session):
        reveal(session)  # seen: ?

    def called_on_another(self, session):
        reveal(session)  # seen: ?

    @staticmethod
    def static(session):
        reveal(session)  # seen: ?


class Heir(Worker):
    def hook(self, session):
        reveal(session)  # seen: ?


given.called_on_another(Session())
Worker.static(Session())
Heir().hook(Session())


class OfUnknown(given):
    def unknown_work(self, session):
        reveal(session)  # seen: ?


OfUnknown().unknown_work(Session())


class Mangled:
    def __work(self, session):
        reveal(session)  # seen: 'Session'

    def start(self):
        self.__work(Session())


# What __init__ keeps.
class Holder:
    def __init__(self, session, is_async=True):
        self.session = session
        self.is_async = is_async
        reveal(session)  # seen: 'Session'

    def run(self):
        reveal(self.session)  # seen: 'Session'

    def careful(self):
        if self.is_async:
            return
        reveal(self.session)  # seen: ?

    def careful_of_part(self):
        session = self.session
        if session.is_async:
            return
        reveal(self.session)  # seen: ?


Holder(Session())
holders: "list[Holder]" = []


class HolderOfTwo:
    def __init__(self, session):
        self.session = session

    def close(self):
        self.session.close()
        reveal(self.session)  # seen: ?

    async def aclose(self):
        await self.session.close()


HolderOfTwo(Session())


class Parent:
    def __init__(self, session):
        self.session = session

    def run(self):
        reveal(self.session)  # seen: ?


class Child(Parent): ...


Parent(Session())


class Made:
    def __init__(self, session):
        self.session = session

    def run(self):
        reveal(self.session)  # seen: ?

    @classmethod
    def make(cls):
        return cls(given)


Made(Session())


# What many call, many call in their own way.
def popular(session):
    reveal(session)  # seen: ?


def popular_1(): popular(Session())


def popular_2(): popular(Session())


def popular_3(): popular(Session())


def popular_4(): popular(Session())


def popular_5(): popular(Session())


def popular_6(): popular(Session())
