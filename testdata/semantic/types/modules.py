import app
import app.models
import app.models as m
import app.deep.inner
import os.path
import plain as p
from app import Session, helper, models, fetch as get, VERSION
from app.models import User as Person, anything
from app.deep import inner
from plain import *
from missing import nothing
from cycle_a import first, second

try:
    import fast as chosen
except ImportError:
    import plain as chosen

try:
    from fast import loads
except ImportError:
    loads = None

reveal(app)  # type: module 'app'
reveal(app.models)  # type: module 'app.models'
reveal(m)  # type: module 'app.models'
reveal(models)  # type: module 'app.models'
reveal(app.models.User())  # type: 'User'
reveal(app.deep.inner.thing())  # type: coroutine of 'thing()'
reveal(inner.thing())  # type: coroutine of 'thing()'
reveal(inner.Session())  # type: 'Session'
reveal(Session())  # type: 'Session'
reveal(app.Session)  # name: app.session.Session
reveal(Person)  # name: app.models.User
reveal(Person().save())  # type: coroutine of 'save()'
reveal(helper())  # type: 'User'
reveal(get())  # type: coroutine of 'fetch()'
reveal(get)  # name: app.session.fetch
reveal(VERSION)  # type: str
reveal(app.VERSION)  # type: str
reveal(app.missing)  # type: ?
reveal(app.lazy)  # type: ?
reveal(anything)  # type: ?
reveal(nothing)  # type: ?
reveal(nothing)  # name: missing.nothing
reveal(public())  # type: int
reveal(listed())  # type: str
reveal(_hidden)  # type: ?
reveal(unlisted)  # type: ?
reveal(p._hidden())  # type: float
reveal(p.counter)  # type: int or None
reveal(p.declared)  # type: 'User'
reveal(p.replaced())  # type: str
reveal(p.either())  # type: str or int
reveal(p.again())  # type: coroutine of 'again()'
reveal(os.path)  # type: module 'os.path'
reveal(os.path.join)  # name: os.path.join
reveal(first())  # type: int
reveal(second())  # type: int
reveal(chosen.listed())  # type: ?
reveal(loads)  # type: ?


def function():
    import app.models as local
    from app.deep.inner import Session as Inner

    reveal(local.User())  # type: 'User'
    reveal(Inner())  # type: 'Session'
    reveal(app.models.User())  # type: 'User'


-- app/__init__.py --
from . import models
from .session import Session, fetch
from .session import *
from ._helpers import helper

VERSION = "1.0"


def __getattr__(name):
    return object()
-- app/models.py --
from __future__ import annotations

import app
from .missing import anything


class Base:
    async def save(self) -> None: ...


class User(Base):
    session: app.Session
-- app/session.py --
class Session:
    pass


async def fetch():
    return 1
-- app/_helpers.py --
from .models import User


def helper():
    return User()
-- app/deep/__init__.py --
-- app/deep/inner.py --
from ..session import Session
from ... import beyond
from .. import session


async def thing():
    return session.fetch()


reveal(beyond)  # type: ?
reveal(session)  # type: module 'app.session'
reveal(thing())  # type: coroutine of 'thing()'
-- plain.py --
from app.models import User

__all__ = ["public"]
__all__ += ("listed",)

counter: int | None = None
declared: User


def public():
    return 1


def listed():
    return "a"


def _hidden():
    return 1.5


def unlisted():
    return 1


def replaced():
    return 1


def replaced():
    return "a"


if counter:
    def either():
        return "a"
else:
    def either():
        return 1


async def again():
    pass


def count():
    global counter
    counter = 1
-- cycle_a.py --
from cycle_b import second


def first():
    return 1
-- cycle_b.py --
import cycle_a


def second():
    return cycle_a.first()


import asyncio


def patch(module):
    asyncio.sleep = module.sleep


async def patched():
    reveal(asyncio.sleep(1))  # type: ?
    reveal(asyncio.wait_for(get(), 1))  # type: coroutine of 'wait_for()'
