# target: 3.11
from __future__ import annotations


async def main(kind):
    value: await kind() = 1  # want await-in-annotation "'await' in an annotation, which is evaluated only when it is asked for, by no coroutine function"

    def inner(
        x: await kind(),  # want await-in-annotation
        *,
        y: list[await kind()] = [],  # want await-in-annotation
    ) -> await kind():  # want await-in-annotation
        return x, y

    expected = await kind()
    other: expected = await kind()
    callback: (lambda: await kind())
    return value, inner, other
