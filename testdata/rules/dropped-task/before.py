# target: 3.10
from asyncio import gather, get_running_loop


async def fetch(): ...


async def main():
    gather(fetch(), fetch())  # want dropped-task
    get_running_loop().create_task(fetch())  # want dropped-task
