"""Programs whose async with and async for statements are expanded by a test: what
they print stays the same."""

import asyncio
import sys
import traceback


class Manager:
    def __init__(self, name, enters=None, suppresses=False, fails=""):
        self.name, self.enters, self.suppresses, self.fails = name, enters, suppresses, fails

    async def __aenter__(self):
        print("enter", self.name)
        await asyncio.sleep(0)
        if self.fails == "enter":
            raise OSError(self.name)
        return self.enters

    async def __aexit__(self, exc_type, exc, tb):
        print("exit", self.name, exc_type, exc, tb is not None and tb.tb_frame.f_code.co_name)
        print("handling", sys.exc_info()[0])
        await asyncio.sleep(0)
        if self.fails == "exit":
            raise OSError(self.name)
        return self.suppresses


class Numbers:
    """Counts, and fails with the given exception at the end."""

    def __init__(self, *numbers, fails=None):
        self.numbers, self.fails = numbers, fails

    def __aiter__(self):
        print("aiter")
        self.left = list(self.numbers)
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.left:
            print("end", sys.exc_info()[0])
            raise self.fails or StopAsyncIteration
        return self.left.pop(0)


class Picky:
    """Takes no item: setting one looks like the end of a loop."""

    def __setattr__(self, name, value):
        print("set", name, value)
        raise StopAsyncIteration(name)


class Other(BaseException):
    pass


class NoExit:
    async def __aenter__(self):
        print("entered")


async def plain():
    async with Manager("a", enters=1) as a:
        print("body", a)
    print("behind", a)


async def no_target():
    async with Manager("a"):
        print("body")


async def raises():
    async with Manager("a"):
        raise ValueError("body")


async def raises_other():
    async with Manager("a"):
        raise Other


async def suppressed():
    async with Manager("a", suppresses=1):
        raise ValueError("body")
    return "behind"


async def returns():
    async with Manager("a", suppresses=True):
        return "returned"
    return "behind"


async def enter_fails():
    async with Manager("a", fails="enter", suppresses=True) as a:
        print("body", a)


async def exit_fails():
    async with Manager("a", fails="exit", suppresses=True):
        pass


async def exit_fails_too():
    async with Manager("a", fails="exit"):
        raise ValueError("body")


async def target_fails():
    async with Manager("a", enters=(1, 2), suppresses=True) as (x, y, z):
        print("body")
    return "behind"


async def target_is_long():
    class box: pass
    async with Manager("a", enters=(1, 2, 3)) as (box.first, *box.rest):
        print(box.first, box.rest)


async def two():
    async with Manager("a", enters="A") as a, Manager("b" + a, enters="B") as b:
        print("body", a, b)
        raise ValueError


async def inner_suppresses():
    async with Manager("a"), Manager("b", suppresses=True):
        raise ValueError
    return "behind"


async def second_fails():
    async with Manager("a", suppresses=True), Manager("b", fails="enter"):
        print("body")
    return "behind"


async def on_one_line():
    async with Manager("a"), Manager("b"): print("body"); return 1


async def in_a_loop():
    for i in range(4):
        async with Manager(i):
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
    else:
        print("not reached")


async def nested():
    manager = Manager("own")
    async with Manager("a") as value:
        async with manager:
            raised = exc = value
            print("body", raised, exc)
            raise KeyError


async def cancelled():
    async with Manager("a"):
        asyncio.current_task().cancel()
        await asyncio.sleep(0)


async def in_a_handler():
    try:
        raise LookupError
    except LookupError:
        async with Manager("a"):
            print(sys.exc_info()[0])
            raise ValueError


async def generates():
    async with Manager("a"):
        yield 1
        yield 2


async def left_early():
    rows = generates()
    async for row in rows:
        print("row", row)
        break
    await rows.aclose()


async def loop():
    async for n in Numbers(1, 2):
        print(n)
    print("behind", n)


async def loop_on_one_line():
    async for n in Numbers(1, 2): print(n)


async def loop_else():
    async for n in Numbers(1, 2):
        print(n)
    else:
        print("else")


async def loop_break():
    async for n in Numbers(1, 2):
        if n == 2:
            break
        print(n)
    else:
        print("else")


async def loop_continue():
    async for n in Numbers(1, 2, 3):
        if n == 2:
            continue
        print(n)
    else:
        print("else")


async def loop_return():
    async for n in Numbers(1, 2):
        return n
    else:
        return "else"


async def loop_in_loop():
    for i in range(3):
        async for n in Numbers(1, 2):
            if n > i:
                break
        else:
            print("all", i)
            continue
        print("some", i)


async def else_in_loop():
    for i in range(3):
        async for n in Numbers(i):
            print(n)
        else:
            if i:
                break
            continue


async def loop_fails():
    async for n in Numbers(1, fails=ValueError("next")):
        print(n)
    else:
        print("else")


async def body_stops():
    async for n in Numbers(1, 2):
        raise StopAsyncIteration("body")


async def body_stops_else():
    async for n in Numbers(1, 2):
        raise StopAsyncIteration("body")
    else:
        print("else")


async def target_stops():
    async for Picky().item in Numbers(1, 2):
        print("body")


async def target_stops_else():
    async for Picky().item in Numbers(1, 2):
        print("body")
    else:
        print("else")


async def targets():
    async for a, (b, *c) in Numbers((1, (2, 3, 4)), ("x", "yz")):
        print(a, b, c)


async def unpacking_fails():
    async for a, b in Numbers((1, 2), 3):
        print(a, b)


async def no_items():
    async for n in Numbers():
        print(n)
    else:
        print("else")


async def changes():
    numbers = Numbers(1, 2)
    async for n in numbers:
        numbers = None
        print(n)


async def handles():
    try:
        raise LookupError
    except LookupError:
        async for n in Numbers(1):
            print(sys.exc_info()[0])
        else:
            print(sys.exc_info()[0])
            raise ValueError


async def both():
    async for n in Numbers(1, 2, 3):
        async with Manager(n, suppresses=n == 2) as m:
            if n == 1:
                continue
            if n == 2:
                raise ValueError
            break
    else:
        print("else")
    return n


def show(e):
    print("raised", repr(e), [f.name for f in traceback.extract_tb(e.__traceback__) if f.name != "<module>"])
    while e.__context__ is not None:
        e = e.__context__
        print("  while handling", repr(e))


for name, function in list(globals().items()):
    if not asyncio.iscoroutinefunction(function):
        continue
    print("#", name)
    try:
        print("gave", asyncio.run(function()))
    except BaseException as e:
        show(e)
