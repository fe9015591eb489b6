import asyncio
import asyncio as aio
import contextlib
import collections.abc
import concurrent.futures as cf
import os.path
import typing as t
import typing_extensions as te
from asyncio import run, sleep as nap
from contextlib import asynccontextmanager as acm, contextmanager
from functools import partial, wraps
from typing import Awaitable, List
import requests
import unseen.part
from unseen.part import thing

try:
    from contextlib import aclosing
except ImportError:
    from async_generator import aclosing

try:
    import trio
except ImportError:
    trio = None

lock = asyncio.Lock
go = run


class Session:
    def get(self):
        reveal(self.get)  # name: main.Session.get
        reveal(self.missing)  # name: ?

    class Inner:
        pass


class Child(Session):
    pass


def outer():
    def inner():
        pass

    reveal(inner)  # name: main.outer.<locals>.inner
    local = Session()
    reveal(local)  # name: ?
    reveal(local.get)  # name: main.Session.get
    print = 1
    reveal(print)  # name: ?


reveal(asyncio.run)  # name: asyncio.run
reveal(aio.run)  # name: asyncio.run
reveal(run)  # name: asyncio.run
reveal(nap)  # name: asyncio.sleep
reveal(go)  # name: asyncio.run
reveal(lock)  # name: asyncio.Lock
reveal(lock.acquire)  # name: asyncio.Lock.acquire
reveal(asyncio.Lock().acquire)  # name: asyncio.Lock.acquire
reveal(acm)  # name: contextlib.asynccontextmanager
reveal(contextlib.contextmanager)  # name: contextlib.contextmanager
reveal(collections.abc.Awaitable)  # name: collections.abc.Awaitable
reveal(Awaitable)  # name: collections.abc.Awaitable
reveal(List)  # name: builtins.list
reveal(t.Optional)  # name: typing.Optional
reveal(te.Self)  # name: typing.Self
reveal(partial)  # name: functools.partial
reveal(os.path.exists)  # name: os.path.exists
reveal(requests.get)  # name: requests.get
reveal(unseen.part.x)  # name: unseen.part.x
reveal(thing)  # name: unseen.part.thing
reveal(thing.method)  # name: unseen.part.thing.method
reveal(aclosing)  # name: contextlib.aclosing
reveal(trio.open_nursery)  # name: trio.open_nursery
reveal(list)  # name: builtins.list
reveal(print)  # name: builtins.print
reveal(undefined)  # name: ?
reveal(Session)  # name: main.Session
reveal(Session.get)  # name: main.Session.get
reveal(Child().get)  # name: main.Session.get
reveal(Session.Inner)  # name: main.Session.Inner
reveal(outer)  # name: main.outer
reveal(asyncio.new_event_loop().run_until_complete)  # name: asyncio.AbstractEventLoop.run_until_complete
reveal("a".join)  # name: builtins.str.join
reveal(cf.ThreadPoolExecutor)  # name: concurrent.futures.ThreadPoolExecutor
reveal([].append)  # name: builtins.list.append
