import asyncio
import atexit
import collections
import concurrent.futures
import contextlib
import functools
import http.client
import io
import itertools
import json
import logging
import math
import os
import httpx
import pathlib
import psycopg
import psycopg2
import pymongo
import pymysql
import redis
import requests
import urllib3
import queue
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request
from asyncio import create_task as spawn
from time import sleep


async def main(xs, ys, f, coro):
    loop = asyncio.get_running_loop()

    # What waits.
    time.sleep(1)  # blocks on clock; instead asyncio.sleep; needs_value 1
    sleep(1)  # blocks on clock; instead asyncio.sleep; needs_value 1
    input()  # blocks on user
    open("x")  # blocks on file; needs_value "x"
    open("x", "rb")  # blocks on file; needs_value "x"
    open("x").read()  # blocks on file
    open("x", "rb").read()  # blocks on file
    io.StringIO().read()  # nothing
    os.remove("x")  # blocks on path
    os.getpid()  # nothing
    os.system("x")  # blocks on process; instead asyncio.create_subprocess_shell
    os.path.exists("x")  # blocks on path
    os.path.join("x")  # nothing
    pathlib.Path("x").read_text()  # blocks on file
    pathlib.Path("x").with_suffix(".y")  # nothing
    tempfile.TemporaryDirectory()  # blocks on file
    shutil.rmtree("x")  # blocks on file
    subprocess.run(["x"])  # blocks on process; instead asyncio.create_subprocess_exec
    subprocess.Popen(["x"])  # blocks on process; instead asyncio.create_subprocess_exec
    subprocess.Popen(["x"]).wait()  # blocks on process; instead asyncio.subprocess.Process.wait
    socket.socket()  # nothing
    socket.socket().recv(1)  # blocks on network; instead asyncio.AbstractEventLoop.sock_recv
    socket.create_connection(("x", 1))  # blocks on network; instead asyncio.open_connection
    urllib.request.urlopen("x")  # blocks on http
    http.client.HTTPConnection("x").request("GET", "/")  # blocks on http
    requests.get("x")  # blocks on http
    requests.Session().get("x")  # blocks on http
    requests.session().mount("x", f)  # nothing
    httpx.request("GET", "x")  # blocks on http
    httpx.Client().post("x")  # blocks on http
    httpx.stream("GET", "x")  # blocks on http
    httpx.AsyncClient().post("x")  # nothing
    urllib3.request("GET", "x")  # blocks on http
    urllib3.PoolManager().request("GET", "x")  # blocks on http
    urllib3.connection_from_url("x").urlopen("GET", "x")  # blocks on http
    psycopg2.connect("x")  # blocks on database
    psycopg2.connect("x").cursor().execute("x")  # blocks on database
    psycopg.connect("x").execute("x").fetchone()  # nothing
    psycopg.Connection.connect("x")  # blocks on database
    psycopg.AsyncConnection.connect("x")  # nothing
    pymysql.connect(host="x")  # blocks on database
    pymongo.MongoClient()["x"]["y"].find_one()  # blocks on database
    pymongo.MongoClient()["x"]["y"].find()  # nothing
    redis.Redis().get("x")  # blocks on database
    redis.asyncio.Redis().get("x")  # nothing
    sqlite3.connect("x")  # blocks on database
    sqlite3.connect("x").execute("y")  # blocks on database
    queue.Queue().get()  # blocks on thread; instead asyncio.Queue.get
    queue.Queue().get_nowait()  # nothing
    queue.Queue().get(False)  # instead asyncio.Queue.get
    queue.Queue().get(True, 3)  # blocks on thread; instead asyncio.Queue.get
    queue.Queue().get(timeout=xs)  # instead asyncio.Queue.get
    queue.Queue().put(xs, block=False)  # instead asyncio.Queue.put
    threading.Lock().acquire()  # blocks on thread; instead asyncio.Lock.acquire
    threading.RLock().acquire(blocking=False)  # nothing
    threading.Thread().join(0.0)  # nothing
    threading.Event().wait()  # blocks on thread; instead asyncio.Event.wait
    threading.Thread(target=f)  # takes_callable f; by nobody
    threading.Thread(None, f)  # takes_callable f; by nobody
    threading.Thread().join()  # blocks on thread
    concurrent.futures.Future().result()  # blocks on thread
    asyncio.Event().wait()  # nothing
    asyncio.run(coro)  # blocks on loop; takes_coroutine coro
    loop.run_until_complete(coro)  # blocks on loop; takes_awaitable coro

    # What iterates.
    list(xs)  # consumes xs
    tuple(xs)  # consumes xs
    set(xs)  # consumes xs
    frozenset(xs)  # consumes xs
    dict(xs, y=ys)  # consumes xs
    list()  # nothing
    list.append(xs, ys)  # nothing
    list.extend(xs, ys)  # consumes ys
    [].extend(ys)  # consumes ys
    sorted(xs, key=f)  # consumes xs; takes_callable f
    sum(xs)  # consumes xs
    any(xs)  # consumes xs
    all(xs)  # consumes xs
    max(xs)  # consumes xs
    max(xs, ys)  # nothing
    max(xs, key=f)  # consumes xs; takes_callable f
    max(*xs)  # nothing
    min(xs)  # consumes xs
    next(xs)  # consumes xs
    next(xs, None)  # consumes xs
    iter(xs)  # consumes xs
    iter(f, None)  # nothing
    enumerate(xs)  # consumes xs
    enumerate(iterable=xs)  # consumes xs
    zip(xs, ys)  # consumes xs, ys
    zip(xs, *ys)  # consumes xs
    map(f, xs, ys)  # consumes xs, ys; takes_callable f; by caller
    filter(f, xs)  # consumes xs; takes_callable f
    "".join(xs)  # consumes xs
    str.join("", xs)  # consumes xs
    b"".join(xs)  # consumes xs
    len(xs)  # needs_value xs
    print(xs)  # shows xs
    {}.update(xs)  # consumes xs
    dict.fromkeys(xs)  # consumes xs
    {1}.union(xs, ys)  # consumes xs, ys
    collections.deque(xs)  # consumes xs
    collections.Counter(xs)  # consumes xs
    itertools.chain(xs, ys)  # consumes xs, ys
    itertools.chain.from_iterable(xs)  # consumes xs
    functools.reduce(f, xs)  # consumes xs; takes_callable f
    math.prod(xs)  # consumes xs
    asyncio.wait(xs)  # consumes xs; takes_futures xs

    # What takes coroutines, what takes functions.
    asyncio.create_task(coro)  # keep reference; needs loop; takes_coroutine coro
    spawn(coro)  # keep reference; needs loop; takes_coroutine coro
    loop.create_task(coro)  # keep reference; takes_coroutine coro
    asyncio.ensure_future(coro)  # keep reference; takes_awaitable coro
    asyncio.TaskGroup().create_task(coro)  # needs entry; takes_coroutine coro
    asyncio.gather(xs, ys)  # keep reference; takes_awaitable xs, ys
    asyncio.wait_for(fut=coro, timeout=1)  # takes_awaitable coro
    asyncio.run_coroutine_threadsafe(coro, loop)  # takes_coroutine coro
    asyncio.to_thread(f, xs)  # takes_callable f; by thread
    loop.run_in_executor(None, f, xs)  # takes_callable f; by thread
    loop.call_soon(f)  # takes_callable f; by loop
    loop.call_later(1, f)  # takes_callable f; by loop
    signal.signal(signal.SIGINT, f)  # instead asyncio.AbstractEventLoop.add_signal_handler; takes_callable f
    atexit.register(f)  # takes_callable f; by nobody
    contextlib.ExitStack().enter_context(xs)  # twin enter_async_context; enters xs
    contextlib.AsyncExitStack().enter_async_context(cm=xs)  # twin enter_context; enters_async xs
    contextlib.closing(xs)  # closes xs
    contextlib.aclosing(xs)  # closes_async xs
    asyncio.get_running_loop()  # needs loop
    contextlib.ExitStack().callback(f)  # twin push_async_callback; takes_callable f
    contextlib.AsyncExitStack().push_async_callback(f)  # twin callback; takes_coroutine_function f


class Case(unittest.IsolatedAsyncioTestCase):
    def test(self, f):
        self.addCleanup(f)  # nothing
        self.addAsyncCleanup(f)  # twin addCleanup; takes_coroutine_function f


class Bag(list):
    pass


class Own(list):
    def __init__(self, items):
        pass


def own(xs, unknown):
    Bag(xs)  # consumes xs
    Own(xs)  # nothing
    own(xs, xs)  # nothing
    unknown(xs)  # nothing

    # What keeps results.
    functools.lru_cache(f)  # keeps result
    functools.cache(f)  # keeps result
    functools.cached_property(f)  # keeps result
    functools.wraps(f)  # nothing

    # What is read or shown as it is.
    len(xs)  # needs_value xs
    int(coro, 10)  # needs_value coro
    range(xs, ys)  # needs_value xs, ys
    json.dumps(coro, indent=1)  # needs_value coro
    print("x", coro, sep="")  # shows "x", coro
    str(coro)  # shows coro
    "{} {}".format(xs, ys)  # shows xs, ys
    logging.info("%s", coro)  # shows "%s", coro
    logging.getLogger().log(1, "%s", coro)  # shows "%s", coro
