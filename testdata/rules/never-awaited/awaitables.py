# Awaitables that are no coroutines, and dropped.
import asyncio
import types
from collections.abc import Awaitable, Coroutine

from somewhere import unseen


async def rows():
    received = yield 1
    print(received)


async def load(): ...


@types.coroutine
def turn():
    yield


class Request:
    """Sent when it is awaited."""

    def __init__(self, url: str, timeout=None):
        super().__init__()
        self.url = url
        self.timeout: int | None = timeout

    def __await__(self):
        return self.send().__await__()

    def named(self, name):
        self.name = name
        return self

    async def send(self):
        return self.url


class Download(Request):
    def __init__(self, url):
        super().__init__(url)
        self.task = asyncio.create_task(self.send())


class Cached(Request):
    def __init__(self, url):
        super().__init__(url)
        if url:
            self.timeout = 3


class Reply:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return self.future.__await__()


def get(url):
    return Request(url)


def later() -> Coroutine[None, None, int]:
    return unseen()


def maybe() -> Awaitable[int]:
    return unseen()


def post(url):
    unseen(url)
    return Request(url)


async def main(future: asyncio.Future, reader: asyncio.StreamReader, steps):
    it = rows()
    anext(it)  # want never-awaited "'anext' does nothing until what it gives is awaited"
    anext(it, None)  # want never-awaited
    anext(steps)  # want never-awaited
    it.asend("next")  # want never-awaited "'it.asend' does nothing"
    it.athrow(ValueError)  # want never-awaited
    it.aclose()  # want never-awaited
    turn()  # want never-awaited "'turn' does nothing"
    Request("/")  # want never-awaited "'Request' does nothing"
    get("/")  # want never-awaited "'get' does nothing"
    later()  # want never-awaited
    (  # the first
        get("/")  # want never-awaited
    )

    # Under way already, the same object again, or not known.
    Download("/")
    Cached("/")
    Reply(future)
    post("/")
    maybe()
    request = Request("/").named("a")
    request.named("b")
    future
    asyncio.ensure_future(load())  # want dropped-task
    asyncio.get_running_loop().run_in_executor(None, print)
    unseen()
    await request
    await anext(it)
    await it.aclose()


async def nested():
    return load()


async def misannotated() -> Coroutine[None, None, int]:
    return 1


async def twice():
    await misannotated()
    await nested()  # want never-awaited "coroutine of 'load()' is never awaited"
    await (await nested())
    found = await nested()
    await found


async def streams(queue: asyncio.Queue, condition: asyncio.Condition, process: asyncio.subprocess.Process):
    lock, event, gate = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
    reader, writer = await asyncio.open_connection("localhost", 80)
    lock.acquire()  # want never-awaited "coroutine of 'acquire()' is never awaited"
    gate.acquire()  # want never-awaited
    event.wait()  # want never-awaited
    condition.wait()  # want never-awaited
    queue.put(1)  # want never-awaited
    queue.get()  # want never-awaited
    queue.join()  # want never-awaited
    reader.readline()  # want never-awaited
    writer.drain()  # want never-awaited
    writer.wait_closed()  # want never-awaited
    process.communicate()  # want never-awaited
    asyncio.sleep(1)  # want never-awaited
    asyncio.to_thread(print)  # want never-awaited

    # These run at once.
    lock.release()
    event.set()
    condition.notify_all()
    queue.put_nowait(1)
    queue.task_done()
    writer.write(b"")
    writer.close()
    process.kill()


def plain():
    it = rows()
    it.aclose()  # want never-awaited
