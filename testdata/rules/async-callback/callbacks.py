# Coroutine functions that are called and not awaited.
import asyncio
import atexit
import collections
import contextlib
import contextvars
import dataclasses
import functools
import signal
import threading
from concurrent.futures import ThreadPoolExecutor


async def tick(times=1, name="tick"): ...


async def done(task): ...


def make(times):
    return tick(times)


async def main(loop, rows):
    running = asyncio.get_running_loop()
    running.call_soon(tick)  # want async-callback "'call_soon' calls function 'tick' and awaits nothing: the coroutine does not run"
    running.call_soon(tick, 2)  # want async-callback
    running.call_later(1, tick, 2, "tack")  # want async-callback
    running.call_soon_threadsafe(lambda: tick(3))  # want async-callback
    running.call_soon(make, 4)  # want async-callback
    running.call_soon(functools.partial(tick, 5))  # want async-callback
    running.call_soon(callback=tick)  # want async-callback
    for row in rows:
        running.call_soon(tick, row)  # want async-callback
    task = asyncio.create_task(tick())
    task.add_done_callback(done)  # want async-callback
    running.set_exception_handler(done)  # want async-callback
    running.add_signal_handler(signal.SIGTERM, tick)  # want async-callback
    signal.signal(signal.SIGTERM, tick)  # want async-callback
    await asyncio.to_thread(tick)  # want async-callback
    await asyncio.to_thread(lambda: tick(2))  # want async-callback
    threading.Thread(target=lambda: tick(2)).start()  # want async-callback
    print(await asyncio.to_thread(tick, 2, name="tack"))  # want async-callback
    await running.run_in_executor(None, tick, 1)  # want async-callback
    future = running.run_in_executor(None, tick)  # want async-callback
    threading.Thread(target=tick).start()  # want async-callback
    threading.Thread(target=tick, args=(2, "tack"), daemon=True).start()  # want async-callback
    threading.Thread(target=tick, kwargs={"times": 2}).start()  # want async-callback
    threading.Timer(1, tick).start()  # want async-callback
    atexit.register(tick, 1)  # want async-callback
    with ThreadPoolExecutor() as pool:
        pool.submit(tick, 2)  # want async-callback
    with contextlib.ExitStack() as stack:
        stack.callback(tick)  # want async-callback
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(tick, 1)  # want async-callback
        stack.push_async_callback(tick)
    loop.call_soon(tick)
    running.call_soon(lambda: asyncio.create_task(tick()))
    running.call_soon(print, tick)
    await (await running.run_in_executor(None, tick))
    await future  # want never-awaited


@atexit.register  # want async-callback
async def leave(): ...


async def even(number):
    return number % 2 == 0


async def numbers(known):
    print(sorted(known, key=even))  # want async-callback
    print(list(filter(even, known)))  # want async-callback
    print(max(known, key=even))  # want async-callback
    print(functools.reduce(tick, known))  # want async-callback
    await asyncio.gather(*map(even, known))
    await asyncio.gather(*(even(number) for number in known))
    known.sort(key=even)


@functools.singledispatch
async def show(value): ...


@dataclasses.dataclass
class Later:
    result: "Coroutine[object, object, None]" = dataclasses.field(default_factory=lambda: tick())


waiting = collections.defaultdict(tick)


async def later():
    await Later().result
    await waiting["first"]


# What the context calls gives its result to who called the context.
async def in_a_context(context: contextvars.Context):
    await context.run(tick)
    task = asyncio.create_task(context.run(lambda: tick(2)))
    context.run(tick)  # want never-awaited
    await task
