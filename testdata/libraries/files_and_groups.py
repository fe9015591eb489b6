"""aiofiles, anyio, trio: files are read by coroutines, groups are entered asynchronously, timeouts are not."""
import aiofiles
import aiofiles.os
import anyio
import trio


async def wrong_aiofiles():
    async with aiofiles.open("x") as f:
        f.write("x")  # want never-awaited "coroutine of 'write()' is never awaited"
        data = f.read()
        data.strip()  # want coroutine-attribute "coroutine of 'read()' has no attribute 'strip'"
        for line in f:  # want sync-for "'AsyncTextIOWrapper' is an asynchronous iterable"
            print(line)
        f.readlines()  # want never-awaited "coroutine of 'readlines()' is never awaited"
        lines = f.readlines()
        lines[0]  # want coroutine-attribute "coroutine of 'readlines()' has no items"
    f = await aiofiles.open("x", "rb")
    f.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    aiofiles.os.remove("x")  # want never-awaited "coroutine of 'remove()' is never awaited"
    if aiofiles.os.path.exists("x"):  # want coroutine-condition "coroutine of 'exists()' is always true; it is never awaited"
        pass
    async with aiofiles.open("x", mode="rb") as g:
        g.read()  # want never-awaited "coroutine of 'read()' is never awaited"
    g = aiofiles.open("x")
    await g.read()  # want coroutine-attribute "'AiofilesContextManager' has no attribute 'read'"


async def any_io():
    with anyio.create_task_group() as tg:  # want sync-with "'TaskGroup' is an asynchronous context manager"
        pass
    async with anyio.create_task_group() as tg:  # want single-task-group "the only thing that 'anyio.create_task_group()' does here is to wait for one task"
        tg.start_soon(any_io())  # want called-too-early "'start_soon' calls what it is given, and coroutine of 'any_io()' cannot be called"
    async with anyio.move_on_after(1):  # want async-with-sync-manager "'CancelScope' is a plain context manager; 'async with' cannot enter it"
        pass
    async with trio.fail_after(1):  # want async-with-sync-manager "'_GeneratorContextManager' is a plain context manager; 'async with' cannot enter it"
        pass
    with trio.open_nursery() as n:  # want sync-with "'_NurseryManager' is an asynchronous context manager"
        pass
    trio.sleep(1)  # want never-awaited "coroutine of 'sleep()' is never awaited"
    anyio.sleep(1)  # want never-awaited "coroutine of 'sleep()' is never awaited"
    with anyio.open_file("x") as f:  # want async-with-coroutine "'with' cannot enter coroutine of 'open_file()'"
        pass
    async with await anyio.open_file("x") as f:
        f.read()  # want never-awaited "coroutine of 'read()' is never awaited"
        for line in f:  # want sync-for "'AsyncFile' is an asynchronous iterable"
            print(line)
    anyio.Path("x").exists()  # want never-awaited "coroutine of 'exists()' is never awaited"
    if await anyio.Path("x").exists():
        pass
    if anyio.Path("x").exists():  # want coroutine-condition "coroutine of 'exists()' is always true; it is never awaited"
        pass
    s, r = anyio.create_memory_object_stream()
    s.send(1)  # want never-awaited "coroutine of 'send()' is never awaited"
    for i in r:  # want sync-for "'MemoryObjectReceiveStream' is an asynchronous iterable"
        print(i)
    anyio.Event().wait()  # want never-awaited "coroutine of 'wait()' is never awaited"
    await anyio.Event().set()  # want await-non-awaitable "'set()' returns None, which 'await' cannot take"


async def right():
    async with aiofiles.open("x") as file:
        print((await file.read()).strip(), (await file.readlines())[0])
        async for line in file:
            print(line)
        await file.write("x")
    await aiofiles.os.remove("x")
    with anyio.move_on_after(1), trio.fail_after(1):
        async with anyio.create_task_group() as group:
            group.start_soon(anyio.sleep, 1)
            group.start_soon(anyio.sleep, 2)
    async with await anyio.open_file("x") as other:
        async for line in other:
            print(line, await anyio.Path("x").exists())
