# The same in anyio and asyncio; the function tells which.
import asyncio

import anyio


async def with_anyio(other):
    try:
        await anyio.sleep(1)
    finally:
        await other.shutdown()  # want await-in-cleanup


async def with_asyncio(other):
    try:
        await asyncio.sleep(1)
    finally:
        await other.shutdown()


async def with_something(other):
    try:
        await other.run()
    finally:
        await other.shutdown()


async def with_threads_of_anyio(generator):
    try:
        await to_thread.run_sync(print)
    finally:
        await generator.close()
