"""Write small programs, each with one construct in one context, and what this
Python says of each: one line of JSON per program, with its group, its source and,
if it is refused, the message and the place.
"""
import json
import sys
import warnings

warnings.simplefilter("ignore")

# Expressions, by what they are about.
EXPRESSIONS = {
    "await": """
        await x
        await (x)
        f(await x)
        f(*await x)
        f(a=await x)
        x[await y]
        {**await x}
        [*await x]
        -await x
        not await x
        await x ** 2
        await x.y()[0]
        await [x]
        await x if y else z
        x if await y else z
        (w := await x)
        (lambda: await x)
        (lambda a=await x: a)
        (lambda: lambda: await x)
        [lambda: await x for x in y]
        (lambda: (await x for x in y))
        (lambda: (x for x in await y))
        (lambda: (x async for x in y))
        f"{await x}"
        f"{x:{await y}}"
        f"{x!r:>{await y}}"
    """,
    "comprehension": """
        [await x for x in y]
        {await x for x in y}
        {await x: x for x in y}
        {x: await x for x in y}
        (await x for x in y)
        [x async for x in y]
        {x async for x in y}
        {x: x async for x in y}
        (x async for x in y)
        [x for x in await y]
        (x for x in await y)
        {x for x in await y}
        [x for x in y if await x]
        (x for x in y if await x)
        [x for z in y for x in await z]
        (x for z in y for x in await z)
        [x for z in y async for x in z]
        (x for z in y async for x in z)
        [x async for z in y for x in z]
        [await x async for x in await y if await x]
        [[x async for x in y] for z in w]
        ([x async for x in y] for z in w)
        [(x async for x in y) for z in w]
        ((x async for x in y) for z in w)
        [{x async for x in y} for z in w]
        {z: [x async for x in y] for z in w}
        [[await x for x in y] for z in w]
        ([await x for x in y] for z in w)
        [(await x for x in y) for z in w]
        [[x async for x in y] async for z in w]
        [[x async for x in y] for z in w if await z]
        ([x async for x in y] async for z in w)
        ([x async for x in y] for z in w if await z)
        [[[x async for x in y] for z in w] for v in u]
        [([x async for x in y] for z in w) for v in u]
        ([[x async for x in y] for z in w] for v in u)
        [[[x async for x in y] for z in w] async for v in u]
        [[[x async for x in y] async for z in w] for v in u]
        [x for x in [z async for z in w]]
        (x for x in [z async for z in w])
        [x for x in [await z for z in w]]
        [x for x in (z async for z in w)]
        [x for v in u for x in [z async for z in w]]
        (x for v in u for x in [z async for z in w])
        [x for x in y if [z async for z in w]]
        (lambda: [x async for x in y])
        (lambda: [await x for x in y])
        (lambda a=[x async for x in y]: a)
        [(lambda: [x async for x in y]) for z in w]
        f"{[x async for x in y]}"
        f(x async for x in y)
        f([x async for x in y])
        [x for x in [y for y in await z]]
        [[x for x in await z] for z in w]
        ([x for x in await z] for z in w)
        [(x for x in await z) for z in w]
    """,
    "yield": """
        (yield)
        (yield x)
        (yield from x)
        (lambda: (yield))
        (lambda: (yield from x))
        (lambda a=(yield): a)
        (lambda a=(yield from x): a)
        [(yield x) for x in y]
        {(yield x) for x in y}
        {(yield x): x for x in y}
        {x: (yield x) for x in y}
        ((yield x) for x in y)
        [(yield from x) for x in y]
        ((yield from x) for x in y)
        [x for x in (yield)]
        (x for x in (yield y))
        [x for x in (yield from y)]
        [x for x in y if (yield)]
        [x for z in y for x in (yield z)]
        [x for x in [z for z in (yield)]]
        [[z for z in (yield)] for x in y]
        [[(yield z) for z in w] for x in y]
        [(lambda: (yield)) for x in y]
        (lambda: [(yield x) for x in y])
        f"{(yield)}"
        f"{[(yield x) for x in y]}"
        (await (yield))
    """,
    "operand": """
        await
        (await)
        await -x
        await +x
        await ~x
        await not x
        await await x
        await (await x)
        await (-x)
        await (not x)
        await -x ** 2
        x + await -y
        f(await -x)
        f(await)
        x = await
        await lambda: x
        await (lambda: x)
        await *x
        await **x
        await ()
        await()
        await(x)
        await 'x'
        await ...
        await (yield)
        await yield
        await await
        [await]
        await + x
        x + await
        await, x
        await.x
        await if x else y
        await == x
    """,
    "name": """
        async
        x.await
        x.async
        x.async()
        x.await.y
        async.x
        f(await=x)
        f(async=x)
        f(x, async=y)
        async x
        async(x)
        async lambda: x
        lambda async: x
        lambda await: x
        lambda *, async=1: x
        [x for async in y]
        [x async for async in y]
        [x async x in y]
        (async := 1)
        async + 1
        f(async)
    """,
}

# Statements; "|" parts lines.
STATEMENTS = {
    "async for": """
        async for x in y: pass
        async for x in await y: pass
        async for x in y:|    pass|else:|    pass
        if a:|    async for x in y: pass
        for a in b:|    async for x in y: pass
        try:|    pass|finally:|    async for x in y: pass
        class A:|    async for x in y: pass
        def h():|    async for x in y: pass
        async def h():|    async for x in y: pass
    """,
    "async with": """
        async with x: pass
        async with x as y: pass
        async with x as y, z as w: pass
        async with await x: pass
        async with (x): pass
        async with (x, y): pass
        if a:|    async with x: pass
        with a:|    async with x: pass
        class A:|    async with x: pass
        def h():|    async with x: pass
        async def h():|    async with x: pass
    """,
    "await": """
        return await x
        x = await y
        x += await y
        x: int = await y
        assert await x
        assert x, await y
        raise await x
        raise x from await y
        if await x: pass
        while await x: pass
        for x in await y: pass
        with await x: pass
        del (await x).y
        (await x).y = 1
        (await x)[0] = 1
        (await x).y += 1
        try:|    pass|except await x:|    pass
        @f(await x)|def h(): pass
        @f(await x)|class A: pass
        def h(a=await x): pass
        def h(*, a=await x): pass
        async def h(a=await x): pass
        class A(await x): pass
        class A(metaclass=await x): pass
        class A:|    x = await y
        class A:|    def m(self): await x
        class A:|    async def m(self): await x
        class A:|    x = (await y for y in z)
        class A:|    x = [y async for y in z]
        class A:|    x = [await y for y in z]
        class A:|    x = lambda: await y
    """,
    "match": """
        match await x:|    case y: pass
        match x:|    case y if await z: pass
        match x:|    case await: pass
        match x:|    case A(async=1): pass
    """,
    "annotation": """
        x: await y
        x: await y = 1
        (x): await y
        x.a: await y
        x.a: await y = z
        x[0]: await y
        x: [z async for z in y]
        x: (z async for z in y)
        x: (await z for z in y)
        x: [await z for z in y]
        x: (lambda: await y)
        x: f(await y)
        x.a: [z async for z in y]
        def h(a: await x): pass
        def h(*a: await x): pass
        def h(*, a: await x): pass
        def h() -> await x: pass
        def h(a: await x = 1): pass
        def h(a: f(await x)): pass
        async def h(a: await x): pass
        async def h() -> await x: pass
        def h(a: [z async for z in y]): pass
        def h(a: (await z for z in y)): pass
        def h(a: lambda: await x): pass
        def h() -> [await z for z in y]: pass
        class A:|    x: await y
        class A:|    x: await y = 1
        class A:|    def m(self, a: await x): pass
        class A:|    async def m(self, a: await x): pass
        def h():|    x: await y
        def h():|    x: await y = 1
        def h():|    x.a: await y
    """,
    "type": """
        type X = await y
        type X = [await z for z in y]
        type X = [z async for z in y]
        type X = (await z for z in y)
        type X = lambda: await y
        type X[T] = await y
        type X[T: await y] = T
        type X[T] = (await z for z in y)
        def h[T: await x](): pass
        def h[T: (await x, y)](): pass
        def h[T](a: await x): pass
        def h[T]() -> await x: pass
        def h[T](a=await x): pass
        def h[T](): await x
        async def h[T](): await x
        async def h[T](a: await x): pass
        class A[T: await x]: pass
        class A[T](await x): pass
        class A[T]:|    x = await y
        @f(await x)|def h[T](): pass
    """,
    "return": """
        yield|return 1
        return 1|yield
        yield|return None
        yield|return
        yield|return (1)
        if x:|    return 1|yield
        yield|if 0:|    return 1
        return 1|if 0:|    yield
        x = yield|return x
        yield|def h(): return 1
        yield|async def h(): return 1
        yield|lambda: 1
        return lambda: (yield)
        def h(): yield|return 1
        class A:|    yield|return 1
        return [x for x in (yield)]
        return (yield)
        return (yield from x)
        return 1|x: (yield)
        return 1|def h(a=(yield)): pass
        return 1|def h(a: (yield)): pass
        return 1|async def h(): yield
        return 1|return 2|yield
        await x|return 1
    """,
    "yield": """
        yield
        yield x
        yield from x
        x = yield from y
        x = [(yield y) for y in z]
        def h(): yield from x
        async def h(): yield from x
        class A:|    x = lambda: (yield from y)
        class A:|    def m(self): yield from x
        def h(a=(yield from x)): pass
        @f((yield from x))|def h(): pass
        for x in (yield from y): pass
    """,
    "target": """
        await x = 1
        (await x) = 1
        a = await x = 1
        a, await x = y
        (a, await x) = y
        [await x] = y
        [a, await x] = y
        *await x, a = y
        await x, a = y
        await x += 1
        (await x) += 1
        await x: int
        await x: int = 1
        (await x): int
        await x() = 1
        await x.y = 1
        await x[0] = 1
        del await x
        del (await x)
        del a, await x
        del (a, await x)
        del [await x]
        del await x.y
        for await x in y: pass
        for a, await x in y: pass
        for (await x) in y: pass
        async for await x in y: pass
        with x as await y: pass
        with x as (await y): pass
        with x as (a, await y): pass
        with a, x as await y: pass
        async with x as await y: pass
        (await x := 1)
        ((await x) := 1)
        f(await x := 1)
        [z for await x in y]
        [z async for await x in y]
        await x == 1
        a = await x == 1
        f(a=await x)
        (await x).y: int = 1
        if await x = 1: pass
        f(await x = 1)
    """,
    "name": """
        async = 1
        await = 1
        async: int = 1
        await: int = 1
        async += 1
        await += 1
        x = async = 1
        async, x = y
        x, await = y
        import async
        import await
        import x.async
        import x as await
        from async import x
        from x import await
        from x import y as async
        from x import async, y
        from . import await
        def async(): pass
        def await(): pass
        async def async(): pass
        async def await(): pass
        class async: pass
        class await: pass
        class async(x): pass
        def h(async): pass
        def h(await=1): pass
        def h(*async): pass
        def h(**await): pass
        def h(a, *, await): pass
        global async
        nonlocal await
        for async in x: pass
        for await in x: pass
        async for async in x: pass
        with x as async: pass
        with x as await: pass
        async with x as async: pass
        try:|    pass|except x as await:|    pass
        try:|    pass|except x as async:|    pass
        del async
        del await
        async class A: pass
        async if x: pass
        async while x: pass
        async try:|    pass|finally:|    pass
        async return
        async pass
        async import x
        async async def h(): pass
        async x = 1
        async
        @async|def h(): pass
        @x.async|def h(): pass
    """,
    "except*": """
        try:|    pass|except* E:|    return
        try:|    pass|except* E:|    return 1
        try:|    pass|except* E:|    break
        try:|    pass|except* E:|    continue
        try:|    return|except* E:|    pass
        try:|    break|except* E:|    pass
        try:|    pass|except* E:|    pass|else:|    return
        try:|    pass|except* E:|    pass|finally:|    return
        try:|    pass|except* E:|    if x:|        return
        try:|    pass|except* E:|    if x:|        break
        try:|    pass|except* E:|    for x in y:|        break
        try:|    pass|except* E:|    for x in y:|        continue
        try:|    pass|except* E:|    for x in y:|        return
        try:|    pass|except* E:|    while x:|        break
        try:|    pass|except* E:|    for x in y:|        pass|    else:|        break
        try:|    pass|except* E:|    with x:|        return
        try:|    pass|except* E:|    with x:|        continue
        try:|    pass|except* E:|    try:|        return|    finally:|        pass
        try:|    pass|except* E:|    try:|        pass|    finally:|        break
        try:|    pass|except* E:|    try:|        pass|    except F:|        return
        try:|    pass|except* E:|    try:|        pass|    except* F:|        return
        try:|    pass|except* E:|    for x in y:|        try:|            pass|        except* F:|            break
        try:|    pass|except* E:|    def h():|        return
        try:|    pass|except* E:|    lambda: 1
        try:|    pass|except* E:|    class A:|        for x in y: break
        try:|    pass|except* E:|    pass|except* F:|    return
        try:|    pass|except E:|    pass|except* F:|    pass
        try:|    pass|except* E:|    pass|except F:|    pass
        try:|    pass|except* E:|    pass|except:|    pass
        try:|    pass|except* E:|    pass|except* F:|    pass
        try:|    try:|        pass|    except E:|        return|except* F:|    pass
        try:|    pass|except* E as e:|    return
        try:|    pass|except*E:|    return
        try:|    pass|except *E:|    return
        try:|    pass|except E:|    pass|except *F:|    pass|finally:|    pass
        try:|    pass|except* E:|    match x:|        case 1:|            return
    """,
}

CONTEXTS = {
    "module": "{}",
    "def": "def g():\n    {}",
    "async def": "async def g():\n    {}",
    "class": "class B:\n    {}",
    "class in async def": "async def g():\n    class B:\n        {}",
    "def in async def": "async def g():\n    def k():\n        {}",
    "async def in def": "def g():\n    async def k():\n        {}",
    "method": "class B:\n    async def g(self):\n        {}",
    "loop": "async def g():\n    for i in j:\n        {}",
}

FUTURE = "from __future__ import annotations\n"


def lines(text):
    return [line.strip() if "|" not in line else line.strip(" \n") for line in text.strip().split("\n")]


def programs():
    for context, around in CONTEXTS.items():
        def place(text):
            indent = around.split("{}")[0].rsplit("\n", 1)[-1]
            return around.replace("{}", text.replace("|", "\n").replace("\n", "\n" + indent)) + "\n"

        for group, text in EXPRESSIONS.items():
            for e in lines(text):
                yield group, place("r = " + e if group not in ("operand", "name") else e)
                if group in ("operand", "name") and context == "async def":
                    yield group, place("r = " + e)
                    yield group, place(f"f({e})")
                    yield group, place(f"return {e}")
        for group, text in STATEMENTS.items():
            for s in lines(text):
                yield group, place(s)
                if group == "annotation":
                    yield group, FUTURE + place(s)


def main():
    for group, source in programs():
        said = {"group": group, "source": source}
        try:
            compile(source, "program", "exec", dont_inherit=True)
        except SyntaxError as e:
            said.update(message=e.msg, line=e.lineno or 0, column=e.offset or 0)
        print(json.dumps(said))


main()
