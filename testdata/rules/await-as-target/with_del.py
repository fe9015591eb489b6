# Targets that are no names, and those that may stand.
async def main(x, y):
    del (await x)  # want await-as-target "an 'await' expression cannot be deleted"
    del y, await x  # want await-as-target "cannot be deleted"
    with x as await y:  # want await-as-target "cannot be assigned to"
        pass
    del (await x).attribute, (await x)[0]
    (await x).attribute = await y
    (await x)["key"] += await y
    x = y = await x
    for y in await x:
        print(f"{await x=}", y == await x)
