async def f():
    await
    x = await g(
    y = 1 +
    z.
    for a in b: 
    foo()) bar
    return [await x for x in
    async for
async def g():
    a b
    yield yield
    $x = 1 ? 2
