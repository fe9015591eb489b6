# Coroutines where a truth value, a comparison or a text is wanted.
async def ok(): ...


async def main(user, ready):
    if ok():  # want coroutine-condition "coroutine of 'ok()' is always true"
        pass
    elif not ok():  # want coroutine-condition
        pass
    while ready and ok():  # want coroutine-condition
        break
    value = 1 if ok() else 2  # want coroutine-condition
    assert ok(), "checked"  # want coroutine-condition
    names = [n for n in user if ok()]  # want coroutine-condition
    same = ok() == 1  # want coroutine-condition "compared"
    none = ok() is None  # want coroutine-condition
    text = f"{ok()} is it"  # want coroutine-condition "formatted"
    first = ok() or user  # want coroutine-condition
    match user:
        case str() if ok():  # want coroutine-condition
            pass
    if await ok() and not await ok() and (await ok()) == 1:
        return f"{await ok()}"
    kept = ok() if ready else None
    if kept:
        await kept
    last = await (user or ok())
    return value, names, same, none, text, first, last


def plain():
    if ok():  # want coroutine-condition
        return 1
