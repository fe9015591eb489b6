# Tasks that run at once, up to their first pause.
import asyncio


async def fetch(): ...


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(fetch())
    print(task.result())
