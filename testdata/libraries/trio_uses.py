"""trio as users write it: nurseries, channels, timeouts."""
import asyncio
import time

import trio


async def tr():
    trio.sleep(1)  # want never-awaited "coroutine of 'sleep()' is never awaited"
    with trio.open_nursery() as n:  # want sync-with "'_NurseryManager' is an asynchronous context manager; plain 'with' cannot enter it"
        n.start_soon(tr)
    async with trio.open_nursery() as n2:
        n2.start_soon(tr())  # want called-too-early "'start_soon' calls what it is given, and coroutine of 'tr()' cannot be called"
        await n2.start_soon(tr)  # want await-non-awaitable "'start_soon()' returns None, which 'await' cannot take"
        n2.start(tr)  # want never-awaited "coroutine of 'start()' is never awaited"
    async with trio.move_on_after(1):  # want async-with-sync-manager "'CancelScope' is a plain context manager; 'async with' cannot enter it"
        pass
    async with trio.CancelScope():  # want async-with-sync-manager "'CancelScope' is a plain context manager; 'async with' cannot enter it"
        pass
    await trio.Event().set()  # want await-non-awaitable "'set()' returns None, which 'await' cannot take"
    trio.Event().wait()  # want never-awaited "coroutine of 'wait()' is never awaited"
    s, r = trio.open_memory_channel(1)
    s.send(1)  # want never-awaited "coroutine of 'send()' is never awaited"
    for x in r:  # want sync-for "'MemoryReceiveChannel' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(x)
    r.receive()  # want never-awaited "coroutine of 'receive()' is never awaited"
    await s.send_nowait(1)  # want await-non-awaitable "'send_nowait()' returns None, which 'await' cannot take"
    lock = trio.Lock()
    with lock:  # want sync-with "'Lock' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    lock.acquire()  # want never-awaited "coroutine of 'acquire()' is never awaited"
    await lock.release()  # want await-non-awaitable "'release()' returns None, which 'await' cannot take"
    f = trio.open_file("x")
    print(f.read())  # want coroutine-attribute "coroutine of 'open_file()' has no attribute 'read'"
    trio.run(tr())  # want called-too-early "'run' calls what it is given, and coroutine of 'tr()' cannot be called"
    time.sleep(1)  # want blocking-sleep "'time.sleep()' waits for the clock"
    await asyncio.sleep(1)  # want foreign-async-library "'asyncio.sleep' needs the event loop of asyncio, but 'tr' is run by trio"
    st = await trio.open_tcp_stream("x", 1)
    st.send_all(b"x")  # want never-awaited "coroutine of 'send_all()' is never awaited"
    for chunk in st:  # want sync-for "'SocketStream' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(chunk)
    st.receive_some()  # want never-awaited "coroutine of 'receive_some()' is never awaited"
    trio.to_thread.run_sync(time.sleep, 1)  # want never-awaited "coroutine of 'run_sync()' is never awaited"
    await trio.to_thread.run_sync(tr)  # want async-callback "'run_sync' calls function 'tr' and awaits nothing: the coroutine does not run"
    trio.run_process(["x"])  # want never-awaited "coroutine of 'run_process()' is never awaited"
    trio.lowlevel.checkpoint()  # want never-awaited "coroutine of 'checkpoint()' is never awaited"
    await trio.current_time()  # want await-non-awaitable "'current_time()' returns float, which 'await' cannot take"
    cs = trio.CancelScope()
    await cs.cancel()  # want await-non-awaitable "'cancel()' returns None, which 'await' cannot take"
    trio.Path("x").read_text().strip()  # want coroutine-attribute "coroutine of 'read_text()' has no attribute 'strip'"
    async with trio.Path("x").open() as f:  # want async-with-coroutine "'async with' cannot enter coroutine of 'open()'"
        pass


async def right_nursery():
    with trio.move_on_after(1):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(trio.sleep, 1)
            nursery.start_soon(trio.sleep, 2)


async def right_channel():
    send, receive = trio.open_memory_channel(1)
    async with send, trio.Lock():
        await send.send(1)
        send.send_nowait(2)
    async for value in receive:
        print(value, await trio.Path("x").read_text())
