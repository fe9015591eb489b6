# Comprehensions by what makes them asynchronous, and by where they stand.
from library import numbers, rows

listed = [n async for n in numbers()]  # want async-comprehension-outside-async "asynchronous list comprehension outside of any function"


def collect(tasks):
    results = [await t for t in tasks]  # want async-comprehension-outside-async "asynchronous list comprehension in 'collect', which is defined by 'def', not by 'async def'"
    unique = {n async for n in numbers() if n}  # want async-comprehension-outside-async "asynchronous set comprehension in 'collect'"
    mapped = {n: n async for n in numbers()}  # want async-comprehension-outside-async "asynchronous dict comprehension in 'collect'"
    return results, unique, mapped


def tested(tasks):
    # the condition awaits
    return [t for t in tasks if await t.ready()]  # want async-comprehension-outside-async "in 'tested'"


def nested(groups):
    return [[await t for t in group] for group in groups]  # want async-comprehension-outside-async "in 'nested'"


def both():
    return [row async for row in rows() if await row]  # want async-comprehension-outside-async "in 'both'"


class Table:
    cells = [row async for row in rows()]  # want async-comprehension-outside-async "in the body of class 'Table'"


async def main(tasks):
    callback = lambda: [n async for n in numbers()]  # want async-comprehension-outside-async "in a lambda"
    return callback, [n async for n in numbers()], [[await t for t in group] for group in tasks]


def lazy(tasks):
    first = (n async for n in numbers())
    second = (await t for t in tasks)
    third = ([await t for t in group] for group in tasks)
    return first, second, third, [t for t in tasks], [(await t for t in group) for group in tasks]
