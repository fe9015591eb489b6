# A program that starts no event loop.
import asyncio
from asyncio import create_task


async def fetch(): ...


create_task(fetch())  # want no-running-loop "'create_task' needs a running event loop, and here none runs"
loop = asyncio.get_running_loop()  # want no-running-loop

try:
    loop = asyncio.get_running_loop()
except RuntimeError:
    loop = asyncio.new_event_loop()

loop.create_task(fetch())


class Client:
    task = asyncio.create_task(fetch(), name="client")  # want no-running-loop


def start():
    return asyncio.create_task(fetch())


async def main():
    await asyncio.create_task(fetch())
    return asyncio.get_running_loop()


def program():
    task = asyncio.create_task(fetch())  # want no-running-loop
    print(task.done())


if __name__ == "__main__":
    asyncio.create_task(main())  # want no-running-loop
    start
    program()

with unseen.loop_of_a_window():
    asyncio.get_running_loop().call_soon(print)

with open("x") as f:
    asyncio.get_running_loop().call_soon(f.close)  # want no-running-loop


def start():
    if not asyncio.get_event_loop().is_running():
        asyncio.run(fetch())
    else:
        return create_task(fetch())


start()
