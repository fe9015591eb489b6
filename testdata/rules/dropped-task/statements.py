# Tasks that nothing refers to.
import asyncio
from asyncio import create_task as spawn


async def fetch(url): ...


def done(task): ...


async def main(urls, loop, quick):
    asyncio.create_task(fetch("a"))  # want dropped-task "nothing keeps the task of 'create_task()': it may be collected before it is done, and its exception is lost"
    spawn(fetch("b"))  # want dropped-task
    asyncio.ensure_future(fetch("c"))  # want dropped-task
    asyncio.get_running_loop().create_task(fetch("d"))  # want dropped-task "task of 'create_task()'"
    running = asyncio.get_event_loop()
    running.create_task(  # want dropped-task
        fetch("e"),  # the fifth
        name="e",
    )  # and its end
    if quick: asyncio.create_task(fetch("f"))  # want dropped-task
    [asyncio.create_task(fetch(url)) for url in urls]  # want dropped-task
    quick and asyncio.create_task(fetch("g"))  # want dropped-task
    asyncio.create_task(fetch("h")).add_done_callback(done)  # want dropped-task

    def later():
        asyncio.create_task(fetch("i"))  # want dropped-task

    later()
    loop.create_task(fetch("j"))


class Server:
    def __init__(self):
        self.loop = asyncio.get_event_loop()

    def start(self):
        self.loop.create_task(self.serve())  # want dropped-task
        task = self.loop.create_task(self.serve())  # want dropped-task "nothing reads 'task': the task may be collected before it is done, and its exception is lost"
        _ = asyncio.create_task(self.serve())  # want dropped-task "nothing reads '_'"

    async def serve(self): ...
