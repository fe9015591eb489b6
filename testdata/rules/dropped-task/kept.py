# Tasks that something refers to, and what starts none.
import asyncio
import unknown

tasks = set()
first = None


async def fetch(): ...


async def main():
    global first
    task = asyncio.create_task(fetch())
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    other = asyncio.create_task(fetch())
    await other
    await asyncio.create_task(fetch())
    first = asyncio.create_task(fetch())
    both = [asyncio.create_task(fetch()), asyncio.ensure_future(fetch())]
    await asyncio.wait(both)
    tasks.add(asyncio.create_task(fetch()))
    unknown.create_task(fetch())
    async with asyncio.TaskGroup() as group:  # want single-task-group
        group.create_task(fetch())
    asyncio.get_running_loop().call_soon(lambda: asyncio.create_task(fetch()))
    asyncio.get_running_loop().run_in_executor(None, print, "out")
    running = asyncio.get_running_loop().create_task(fetch())
    asyncio.ensure_future(running).add_done_callback(print)
    asyncio.ensure_future(asyncio.gather(running))
    tasks.add(running)
    return asyncio.create_task(fetch())


class Server:
    def start(self):
        self.task = asyncio.create_task(fetch())
        yield asyncio.create_task(fetch())
