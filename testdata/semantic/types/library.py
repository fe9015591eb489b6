import asyncio
import concurrent.futures
import contextlib
import functools
import pathlib
import requests
import subprocess
import tempfile
import threading
import typing


async def fetch():
    return b""


async def rows():
    yield 1


async def main():
    reveal(asyncio.sleep(1))  # type: coroutine of 'sleep()'
    reveal(await asyncio.sleep(1))  # type: None
    reveal(await asyncio.sleep(1, "a"))  # type: str
    reveal(asyncio.create_task(fetch()))  # type: 'Task'
    reveal(await asyncio.create_task(fetch()))  # type: bytes
    reveal(await asyncio.ensure_future(fetch()))  # type: bytes
    reveal(await asyncio.wait_for(fetch(), timeout=1))  # type: bytes
    reveal(await asyncio.shield(fetch()))  # type: bytes
    reveal(asyncio.gather(fetch(), fetch()))  # type: 'Future'
    reveal(await asyncio.gather(fetch(), fetch()))  # type: list
    reveal(await asyncio.to_thread(len, "a"))  # type: int
    loop = asyncio.get_running_loop()
    reveal(loop)  # type: 'AbstractEventLoop'
    reveal(loop.create_task(fetch()))  # type: 'Task'
    reveal(loop.time())  # type: float
    reveal(loop.run_until_complete(fetch()))  # type: bytes
    reveal(loop.create_future())  # type: 'Future'
    queue = asyncio.Queue()
    reveal(queue.get())  # type: coroutine of 'get()'
    reveal(queue.put_nowait(1))  # type: None
    reveal(await queue.put(1))  # type: None
    event = asyncio.Event()
    reveal(event.set())  # type: None
    reveal(event.wait())  # type: coroutine of 'wait()'
    async with asyncio.TaskGroup() as group:
        reveal(group)  # type: 'TaskGroup'
        reveal(group.create_task(fetch()))  # type: 'Task'
    async with asyncio.timeout(1) as deadline:
        reveal(deadline)  # type: 'Timeout'
    reader, writer = await asyncio.open_connection("a", 1)
    reveal(reader)  # type: 'StreamReader'
    reveal(writer.close())  # type: None
    reveal(writer.drain())  # type: coroutine of 'drain()'
    reveal(await reader.readline())  # type: bytes
    async for line in reader:
        reveal(line)  # type: bytes
    process = await asyncio.create_subprocess_exec("a")
    reveal(process)  # type: 'Process'
    server = await asyncio.start_server(fetch, "a", 1)
    async with server as entered:
        reveal(entered)  # type: 'Server'
    async with contextlib.AsyncExitStack() as stack:
        reveal(stack)  # type: 'AsyncExitStack'
        reveal(await stack.enter_async_context(asyncio.timeout(1)))  # type: 'Timeout'
        reveal(stack.enter_context(open("a")))  # type: 'TextIOWrapper'
    async with contextlib.aclosing(rows()) as closing:
        reveal(closing)  # type: async generator of 'rows()'
    reveal(anext(rows()))  # type: 'Awaitable'
    reveal(await anext(rows()))  # type: int
    reveal(aiter(rows()))  # type: async generator of 'rows()'
    reveal(rows().aclose())  # type: async_generator_athrow
    reveal(await rows().__anext__())  # type: int
    reveal(asyncio.run(fetch()))  # type: bytes
    with asyncio.Runner() as runner:
        reveal(runner.run(fetch()))  # type: bytes
    for done in asyncio.as_completed([fetch()]):
        reveal(done)  # type: 'Coroutine'
    with concurrent.futures.ThreadPoolExecutor() as pool:
        reveal(pool)  # type: 'ThreadPoolExecutor'
        reveal(pool.submit(len, "a"))  # type: 'Future'
        reveal(loop.run_in_executor(pool, len, "a"))  # type: 'Future'
        reveal(await loop.run_in_executor(pool, len, "a"))  # type: int
    reveal(functools.partial(fetch)())  # type: coroutine of 'fetch()'
    reveal(functools.reduce(max, [1]))  # type: ?


reveal(len("a"))  # type: int
reveal(open("a"))  # type: 'TextIOWrapper'
reveal(range(3))  # type: range
reveal([1] + [2])  # type: list
reveal("a" % 1)  # type: str
reveal("a" + "b")  # type: str
reveal(1 + 1)  # type: int
reveal(1 / 1)  # type: float
reveal(1 < 2)  # type: bool
reveal(not 1)  # type: bool
reveal(1 in [1])  # type: bool
reveal(f"{1}")  # type: str
reveal({"a": 1}["a"])  # type: int
reveal({"a": 1}.get("a"))  # type: int or None
reveal("a b".split()[0])  # type: str
reveal(isinstance(1, int))  # type: bool
reveal(list(range(3))[0])  # type: int
reveal(sorted("ba"))  # type: list
reveal(print())  # type: None
reveal(input())  # type: str
reveal(dict(a=1))  # type: dict
reveal(enumerate("a"))  # type: enumerate
reveal(list(zip("a", [1]))[0])  # type: tuple
reveal(int("1"))  # type: int
reveal(threading.Lock())  # type: 'Lock'
reveal(pathlib.Path("a") / "b")  # type: 'Path'
reveal(pathlib.Path("a").read_text())  # type: str
reveal(subprocess.run(["a"]))  # type: 'CompletedProcess'
reveal(tempfile.TemporaryDirectory())  # type: 'TemporaryDirectory'
reveal(typing.cast("int", main))  # type: int
reveal(getattr("a", "upper")())  # type: str
reveal(iter([1]))  # type: list_iterator
reveal(next(iter([1])))  # type: int
reveal(main().__await__())  # type: iterator of __await__


class Logged(requests.Session):
    def request(self, *args, **kwargs):
        return super().request(*args, **kwargs)


class InBackground(requests.Session):
    def request(self, *args, **kwargs):
        return asyncio.wrap_future(unseen)


reveal(Logged().get("a"))  # type: 'Response'
reveal(InBackground().get("a"))  # type: ?
