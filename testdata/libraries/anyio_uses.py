"""anyio as users write it: groups, streams, files, threads."""
import time

import anyio


async def an():
    with anyio.create_task_group() as tg:  # want sync-with "'TaskGroup' is an asynchronous context manager; plain 'with' cannot enter it"
        tg.start_soon(an)
    async with anyio.create_task_group() as tg2:
        tg2.start_soon(an())  # want called-too-early "'start_soon' calls what it is given, and coroutine of 'an()' cannot be called"
        await tg2.start_soon(an)  # want await-non-awaitable "'start_soon()' returns None, which 'await' cannot take"
        tg2.start(an)  # want never-awaited "coroutine of 'start()' is never awaited"
    async with anyio.fail_after(1):  # want async-with-sync-manager "'_GeneratorContextManager' is a plain context manager; 'async with' cannot enter it"
        pass
    anyio.to_thread.run_sync(time.sleep, 1)  # want never-awaited "coroutine of 'run_sync()' is never awaited"
    await anyio.to_thread.run_sync(an)  # want async-callback "'run_sync' calls function 'an' and awaits nothing: the coroutine does not run"
    await anyio.Event().set()  # want await-non-awaitable "'set()' returns None, which 'await' cannot take"
    s, r = anyio.create_memory_object_stream(1)
    s.send(1)  # want never-awaited "coroutine of 'send()' is never awaited"
    for x in r:  # want sync-for "'MemoryObjectReceiveStream' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(x)
    await s.send_nowait(1)  # want await-non-awaitable "'send_nowait()' returns None, which 'await' cannot take"
    with anyio.Lock():  # want sync-with "'Lock' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    with anyio.open_file("x") as f:  # want async-with-coroutine "'with' cannot enter coroutine of 'open_file()'"
        print(f)
    async with anyio.open_file("x") as f2:  # want async-with-coroutine "'async with' cannot enter coroutine of 'open_file()'"
        print(f2)
    anyio.Path("x").read_text().strip()  # want coroutine-attribute "coroutine of 'read_text()' has no attribute 'strip'"
    async for p in anyio.Path("x").iterdir():
        print(p)
    for p in anyio.Path("x").iterdir():  # want sync-for "'AsyncIterator' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(p)
    anyio.run(an)  # want nested-event-loop "'run' starts an event loop, and 'an' runs inside one already"
    anyio.run_process("x").stdout  # want coroutine-attribute "coroutine of 'run_process()' has no attribute 'stdout'"
    proc = await anyio.open_process("x")
    for line in proc.stdout:  # want sync-for "'ByteReceiveStream' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(line)
    st = anyio.connect_tcp("x", 1)
    await st.send(b"x")  # want coroutine-attribute "coroutine of 'connect_tcp()' has not started, and 'send' takes nothing but None before"
    async with anyio.connect_tcp("x", 1) as st2:  # want async-with-coroutine "'async with' cannot enter coroutine of 'connect_tcp()'"
        print(st2)
    async with await anyio.connect_tcp("x", 1) as st3:
        st3.send(b"x")  # want never-awaited "coroutine of 'send()' is never awaited"
        st3.receive()  # want never-awaited "coroutine of 'receive()' is never awaited"
    listener = anyio.create_tcp_listener(local_port=1)
    time.sleep(1)  # want blocking-sleep "'time.sleep()' waits for the clock"
    if anyio.Path("x").exists():  # want coroutine-condition "coroutine of 'exists()' is always true"
        pass
    await anyio.current_time()  # want await-non-awaitable "'current_time()' returns float, which 'await' cannot take"
    limiter = anyio.CapacityLimiter(1)
    with limiter:  # want sync-with "'CapacityLimiter' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    async with anyio.CancelScope():  # want async-with-sync-manager "'CancelScope' is a plain context manager; 'async with' cannot enter it"
        pass
    sem = anyio.Semaphore(1)
    sem.acquire()  # want never-awaited "coroutine of 'acquire()' is never awaited"
    await sem.release()  # want await-non-awaitable "'release()' returns None, which 'await' cannot take"


async def right_group():
    with anyio.fail_after(1):
        async with anyio.create_task_group() as group:
            group.start_soon(anyio.sleep, 1)
            group.start_soon(anyio.sleep, 2)
    await anyio.to_thread.run_sync(time.sleep, 1)


async def right_streams():
    send, receive = anyio.create_memory_object_stream(1)
    await send.send(1)
    async with await anyio.open_file("x") as file, await anyio.connect_tcp("x", 1) as stream:
        await stream.send((await file.read()).encode())
    async for value in receive:
        print(value)
