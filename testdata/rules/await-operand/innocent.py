async def main(x, y):
    -await x
    not await x
    await x ** await y
    await (await x)
    await (-x)
    await x.y[0]()
    await (
        x
    )
    return (await
            y)
