import asyncio
import concurrent.futures
import queue
import threading
from threading import Thread


async def main(event: threading.Event, lock: threading.Lock, r: threading.RLock, condition: threading.Condition):
    event.wait()  # want blocking-thread-wait "'event.wait()' waits for a thread; the whole event loop waits with it"
    event.wait(timeout=0)
    event.wait(5)  # want blocking-thread-wait
    event.set()
    lock.acquire()  # want blocking-thread-wait
    lock.acquire(blocking=False)
    r.acquire()  # want blocking-thread-wait
    with condition:
        condition.wait()  # want blocking-thread-wait
    own = threading.Lock()
    own.acquire()
    Thread(target=print).join()  # want blocking-thread-wait
    q = queue.Queue()
    q.put(1)
    q.get_nowait()
    return q.get()  # want blocking-thread-wait


async def futures(pool: concurrent.futures.Executor, seen: concurrent.futures.Future):
    future = pool.submit(print)
    future.result()  # want blocking-thread-wait
    if seen.done():
        seen.result()
    other = pool.submit(print)
    await asyncio.wrap_future(other)
    return other.result()


class Outcome(concurrent.futures.Future):
    @property
    def failed(self):
        return self.exception() is not None


async def outcomes(outcome: Outcome, other: Outcome):
    if outcome.failed:
        raise outcome.exception()
    other.add_done_callback(print)
    return other.result()  # want blocking-thread-wait


async def tasks(task: asyncio.Task, q: asyncio.Queue, event: asyncio.Event):
    task.result()
    await q.get()
    await event.wait()


# It waits in another way until there is something.
class Inbox:
    def __init__(self):
        self.messages = queue.Queue()

    def take(self):
        return self.messages.get()

    async def receive(self):
        while self.messages.empty():
            await asyncio.sleep(0)
        return self.take()

    async def drain(self):
        while self.messages.qsize():
            print(self.messages.get())


async def poll(messages: queue.SimpleQueue):
    if not messages.empty():
        print(messages.get())


async def without_asking(messages: queue.SimpleQueue):
    print(messages.get())  # want blocking-thread-wait


async def poll_thread(thread: Thread):
    while thread.is_alive():
        await asyncio.sleep(0.1)
    thread.join()


async def join_and_ask(thread: Thread):
    thread.join(timeout=10)  # want blocking-thread-wait
    assert not thread.is_alive()
