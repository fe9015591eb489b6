"""aiofiles as users write it: files, folders, and the plain open."""
import os

import aiofiles
import aiofiles.os


async def af():
    f = aiofiles.open("x")
    f.read()  # want coroutine-attribute "'AiofilesContextManager' has no attribute 'read'"
    await f.read()  # want coroutine-attribute "'AiofilesContextManager' has no attribute 'read'"
    f2 = await aiofiles.open("x")
    f2.write("x")  # want never-awaited "coroutine of 'write()' is never awaited"
    for line in f2.readlines():  # want iterated-coroutine "coroutine of 'readlines()' cannot be iterated"
        print(line)
    for line in await f2.readlines():
        print(line)
    async for line in f2.readlines():  # want iterated-coroutine "coroutine of 'readlines()' cannot be iterated"
        print(line)
    async with aiofiles.open("x") as f3:
        data = f3.read()
        data.split()  # want coroutine-attribute "coroutine of 'read()' has no attribute 'split'"
        print(data.split())  # want coroutine-attribute "coroutine of 'read()' has no attribute 'split'"
        for line in f3:  # want sync-for "'AsyncTextIOWrapper' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(line)
        async for line in await f3.readlines():  # want async-for-sync-iterable "list is a plain iterable; 'async for' cannot iterate it"
            print(line)
        print(len(f3.read()))  # want coroutine-in-place-of-result "coroutine of 'read()' is no value for 'len()'"
    async with open("x") as f4:  # want async-with-sync-manager "'TextIOWrapper' is a plain context manager; 'async with' cannot enter it"
        print(f4)
    with aiofiles.open("x") as f5:  # want sync-with "'AiofilesContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
        print(f5)
    aiofiles.os.makedirs("x")  # want never-awaited "coroutine of 'makedirs()' is never awaited"
    if aiofiles.os.path.isfile("x"):  # want coroutine-condition "coroutine of 'isfile()' is always true"
        pass
    for e in aiofiles.os.listdir("x"):  # want iterated-coroutine "coroutine of 'listdir()' cannot be iterated"
        print(e)
    aiofiles.os.stat("x").st_size  # want coroutine-attribute "coroutine of 'stat()' has no attribute 'st_size'"
    async with aiofiles.tempfile.TemporaryDirectory() as d:
        print(d)
    os.remove("x")
    await os.remove("x")  # want await-non-awaitable "'remove()' returns None, which 'await' cannot take"
    async with aiofiles.open("x") as f6:
        f6.seek(0)  # want never-awaited "coroutine of 'seek()' is never awaited"
        await f6.closed
        f6.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        await f6.name
    async with aiofiles.open as f7:  # want uncalled-function "'async with' cannot take function 'open': call it"
        print(f7)


async def right_file():
    async with aiofiles.open("x") as file:
        print((await file.read()).split())
        async for line in file:
            print(line)


async def right_folder():
    await aiofiles.os.makedirs("x")
    if await aiofiles.os.path.isfile("x"):
        print([*await aiofiles.os.listdir("x")])
