# target: 3.10
async def rows(groups, numbers):
    lists = [[await t for t in group] for group in groups]  # want nested-async-comprehension "asynchronous list comprehension in a list comprehension that is not asynchronous, which needs Python 3.11"
    sets = ({n async for n in numbers()} for _ in groups)  # want nested-async-comprehension "asynchronous set comprehension in a generator expression"
    tests = [g for g in groups if [n async for n in numbers()]]  # want nested-async-comprehension "in a list comprehension"
    return lists, sets, tests


async def legal(groups, numbers):
    around = [[n async for n in numbers()] async for _ in groups]
    condition = [[n async for n in numbers()] for g in groups if await g]
    lazy = [(n async for n in numbers()) for _ in groups]
    first = [x for x in [n async for n in numbers()]]
    return around, condition, lazy, first


def lazily(groups, numbers):
    return ([n async for n in numbers()] for _ in groups)  # want nested-async-comprehension


def refused_by_all(groups, numbers):
    return [[n async for n in numbers()] for _ in groups]  # want async-comprehension-outside-async
