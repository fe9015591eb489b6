# The plain statement is no cure for what is known to be asynchronous only, and the
# likeliest one for what is not asynchronous.
import asyncio
import threading

lock = asyncio.Lock()
guard = threading.Lock()


def update(counters, name):
    async with lock:  # want async-with-outside-async
        counters[name] += 1


def reset(counters):
    async with guard:  # want async-with-outside-async async-with-sync-manager
        counters.clear()


def both(counters, other):
    async with other, lock:  # want async-with-outside-async
        counters.clear()
