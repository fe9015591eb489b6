# Methods of the standard library's asynchronous objects that are no coroutine functions.
import asyncio


async def main(queue: asyncio.Queue, condition: asyncio.Condition, process: asyncio.subprocess.Process):
    lock, event, gate = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
    reader, writer = await asyncio.open_connection("localhost", 80)
    task = asyncio.create_task(asyncio.sleep(0))
    await lock.release()  # want await-non-awaitable "'release()' returns None, which 'await' cannot take"
    await gate.release()  # want await-non-awaitable
    await event.set()  # want await-non-awaitable
    await condition.notify_all()  # want await-non-awaitable
    await task.cancel()  # want await-non-awaitable "'cancel()' returns bool"
    await writer.write(b"")  # want await-non-awaitable
    await writer.close()  # want await-non-awaitable
    await queue.put_nowait(1)  # want await-non-awaitable
    await queue.task_done()  # want await-non-awaitable
    await process.kill()  # want await-non-awaitable

    await lock.acquire()
    await event.wait()
    await condition.wait()
    await task
    await writer.drain()
    await writer.wait_closed()
    await queue.put(1)
    await process.wait()
    await queue.get_nowait()
