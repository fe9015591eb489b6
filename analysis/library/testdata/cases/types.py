import asyncio
import collections
import concurrent.futures
import contextlib
import datetime
import enum
import io
import itertools
import logging
import os
import pathlib
import queue
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import types
import unittest.mock
import urllib.request
from asyncio import subprocess as processes
from asyncio.exceptions import CancelledError
from asyncio.locks import Lock
from typing import AsyncContextManager, AsyncIterator, Dict, List
from typing_extensions import Self


class Copied:
    def clone(self):
        new = self.__class__.__new__(self.__class__)
        new.size = 1
        return new


class Color(enum.Enum):
    RED = 1


async def number() -> int:
    return 1


async def numbers() -> AsyncIterator[int]:
    yield 1


async def main(parameter: Dict[str, int], managers: AsyncContextManager[str], items: List[int]):
    # Coroutines and what awaiting them gives.
    asyncio.sleep(1)  # coroutine of None
    await asyncio.sleep(1, 3)  # builtins.int
    asyncio.wait_for(number(), 1)  # coroutine of builtins.int
    asyncio.to_thread(number)  # coroutine of coroutine of builtins.int
    asyncio.open_connection()  # coroutine of builtins.tuple
    (await asyncio.open_connection())[0]  # asyncio.StreamReader
    await asyncio.wait([])  # builtins.tuple
    (await asyncio.open_connection())[1].drain()  # coroutine of None
    (await asyncio.open_connection())[1].write(b"")  # None
    await (await asyncio.start_server(None)).serve_forever()  # None
    await processes.create_subprocess_exec("x")  # asyncio.subprocess.Process
    await asyncio.create_subprocess_exec("x")  # asyncio.subprocess.Process
    (await asyncio.create_subprocess_exec("x")).wait()  # coroutine of builtins.int
    (await asyncio.create_subprocess_exec("x")).kill()  # None

    # Futures and tasks.
    asyncio.create_task(number())  # asyncio.Task
    await asyncio.create_task(number())  # builtins.int
    asyncio.ensure_future(number())  # asyncio.Future
    asyncio.gather(number())  # asyncio.Future
    await asyncio.gather(number())  # builtins.list
    asyncio.shield(number())  # asyncio.Future
    asyncio.TaskGroup().create_task(number())  # asyncio.Task
    asyncio.get_running_loop().run_in_executor(None, time.time)  # asyncio.Future
    await asyncio.get_running_loop().run_in_executor(None, time.time)  # builtins.float
    asyncio.get_event_loop().run_until_complete(number())  # builtins.int
    asyncio.run(number())  # builtins.int
    asyncio.run_coroutine_threadsafe(number(), None)  # concurrent.futures.Future
    asyncio.run_coroutine_threadsafe(number(), None).result()  # builtins.int
    asyncio.current_task()  # asyncio.Task or None
    asyncio.wrap_future(None)  # asyncio.Future

    # Primitives.
    asyncio.Lock()  # asyncio.Lock
    Lock().acquire()  # coroutine of builtins.bool
    asyncio.Lock().release()  # None
    asyncio.Condition().acquire()  # coroutine of builtins.bool
    asyncio.Queue().get()  # coroutine of ?
    asyncio.Queue().get_nowait()  # ?
    asyncio.timeout(1)  # asyncio.Timeout
    asyncio.Runner().run(number())  # builtins.int
    CancelledError  # class asyncio.CancelledError
    asyncio.TimeoutError  # class builtins.TimeoutError
    asyncio.subprocess.PIPE  # builtins.int
    asyncio.Handle  # class asyncio.Handle

    # contextlib.
    contextlib.suppress()  # contextlib.suppress
    contextlib.nullcontext(3)  # contextlib.nullcontext
    contextlib.AsyncExitStack()  # contextlib.AsyncExitStack
    contextlib.ExitStack().enter_context(open("x"))  # io.TextIOWrapper
    await contextlib.AsyncExitStack().enter_async_context(asyncio.timeout(1))  # asyncio.Timeout
    with contextlib.closing(socket.socket()) as closed:
        closed  # socket.socket
    async with contextlib.aclosing(numbers()) as closing:
        closing  # asynchronous generator
    async with managers as entered:
        entered  # builtins.str

    # Iterating.
    iter(items)  # _builtins.list_iterator
    next(iter(items))  # builtins.int
    sorted(items)  # builtins.list
    sorted(items)[0]  # builtins.int
    aiter(numbers())  # asynchronous generator
    anext(numbers())  # collections.abc.Awaitable
    await anext(numbers())  # builtins.int
    numbers().asend(None)  # _builtins.async_generator_asend
    numbers().aclose()  # _builtins.async_generator_athrow
    parameter.items()  # _builtins.dict_items
    for pair in parameter.items():
        pair[1]  # builtins.int
    for _, name in enumerate(["a"]):
        name  # builtins.str
    itertools.chain(items)  # itertools.chain
    map(number, items)  # builtins.map
    range(3)  # builtins.range
    collections.deque(items)  # collections.deque
    collections.deque(items).popleft()  # builtins.int
    parameter.get("x")  # builtins.int or None

    # Files, processes, and the like.
    open("x")  # io.TextIOWrapper
    open("x", "rb")  # typing.IO
    open("x").read()  # builtins.str
    pathlib.Path("x").open()  # io.TextIOWrapper
    pathlib.Path("x").parent.name  # builtins.str
    io.StringIO().getvalue()  # builtins.str
    tempfile.NamedTemporaryFile()  # tempfile._TemporaryFileWrapper
    os.environ.get("x")  # builtins.str or None
    os.path.join("x", "y")  # builtins.str
    os.popen("x")  # os._wrap_close
    sys.stdin  # typing.TextIO
    subprocess.run([])  # subprocess.CompletedProcess
    subprocess.Popen([]).stdout  # typing.IO or None
    socket.socket().accept()[0]  # socket.socket
    sqlite3.connect("x").execute("y").fetchall()  # builtins.list
    urllib.request.urlopen("x")  # http.client.HTTPResponse
    threading.Lock()  # threading.Lock
    concurrent.futures.ThreadPoolExecutor().submit(time.time)  # concurrent.futures.Future
    concurrent.futures.ThreadPoolExecutor().submit(time.time).result()  # builtins.float
    queue.Queue().get()  # ?
    logging.getLogger()  # logging.Logger
    datetime.datetime.now()  # datetime.datetime
    re.match("x", "y")  # re.Match or None
    print()  # None
    input()  # builtins.str
    "x".encode().decode()  # builtins.str
    unittest.mock.MagicMock()  # unittest.mock.MagicMock
    unittest.mock.patch("x")  # ?
    Color.RED  # types_.Color
    types.SimpleNamespace()  # types.SimpleNamespace
    types.SimpleNamespace().x  # ?
    Copied().clone()  # types_.Copied
    Copied().__class__()  # types_.Copied
