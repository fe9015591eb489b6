import anyio
import anyio.to_thread
import trio
from anyio import create_task_group
from trio import open_nursery


async def child():
    return 1


async def main():
    # What is entered how.
    async with open_nursery() as nursery:
        nursery  # trio.Nursery
        nursery.start_soon(child)  # None
    with trio.move_on_after(1) as scope:
        scope  # trio.CancelScope
    with trio.fail_after(1) as scope:
        scope  # trio.CancelScope
    async with create_task_group() as group:
        group  # anyio.abc.TaskGroup
    with anyio.fail_after(1) as scope:
        scope  # anyio.CancelScope
    async with trio.Lock() as nothing:
        nothing  # None

    # What is awaited.
    trio.sleep(1)  # coroutine of None
    trio.open_file("x")  # coroutine of trio._AsyncIOWrapper
    trio.Event().wait()  # coroutine of None
    trio.Event().set()  # None
    await trio.open_tcp_stream("x", 1)  # trio.SocketStream
    await (await trio.open_tcp_stream("x", 1)).receive_some()  # builtins.bytes
    await trio.to_thread.run_sync(len)  # builtins.int
    anyio.sleep(1)  # coroutine of None
    await anyio.open_file("x")  # anyio.AsyncFile
    await anyio.to_thread.run_sync(len)  # builtins.int
    anyio.Path("x").exists()  # coroutine of builtins.bool
    anyio.Path("x").iterdir()  # collections.abc.AsyncIterator

    # Channels.
    send, receive = trio.open_memory_channel(0)
    send  # trio.MemorySendChannel
    receive  # trio.MemoryReceiveChannel
    send.send(1)  # coroutine of None
    send.send_nowait(1)  # None
    sender, receiver = anyio.create_memory_object_stream(0)
    sender  # anyio.streams.memory.MemoryObjectSendStream
    receiver.receive()  # coroutine of ?


trio.run(child)  # builtins.int
anyio.run(child)  # builtins.int
