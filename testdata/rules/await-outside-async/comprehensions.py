# The first iterable is evaluated by the code around; everything else is not.
def awaited(tasks):
    lazy = (await t for t in tasks)
    filtered = (t for t in tasks if await t)
    inner = (r for t in tasks for r in await t)
    nested = ([await t for t in row] for row in tasks)
    first = (t for t in await tasks())  # want await-outside-async "'await' in 'awaited'"
    return lazy, filtered, inner, nested, first
