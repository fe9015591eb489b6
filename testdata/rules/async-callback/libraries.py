# Threads of trio and anyio.
import anyio
import trio


async def work(times=1): ...


async def main():
    await trio.to_thread.run_sync(work)  # want async-callback
    await anyio.to_thread.run_sync(work, 2, abandon_on_cancel=True)  # want async-callback
    trio.from_thread.run(work)
