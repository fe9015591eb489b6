# target: 3.11
async def rows(groups, numbers):
    lists = [[await t for t in group] for group in groups]
    sets = ({n async for n in numbers()} for _ in groups)
    return lists, sets
