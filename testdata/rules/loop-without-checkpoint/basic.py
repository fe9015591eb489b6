# Endless loops.
import asyncio

import trio


async def drains(queue):
    while True:  # want loop-without-checkpoint "a round of this endless loop may await nothing: no other task runs, and it cannot be cancelled"
        if queue.empty():
            continue
        await queue.get()


async def of_trio(items):
    while 1:  # want loop-without-checkpoint
        for item in items:
            await trio.sleep(item)


async def catches(read):
    while True:  # want loop-without-checkpoint
        # What may fail.
        try:
            await read()
        except OSError:
            print("again")


async def awaits(read, lock):
    while True:
        async with lock:
            if read():
                continue
        if read():
            break
    while True:
        try:
            await read()
        finally:
            print("again")
    while True:
        await asyncio.sleep(1)


async def has_a_condition(items):
    while items:
        items.pop()


async def yields():
    while True:
        yield 1


def plain():
    while True:
        print(1)
