# What only tells a type checker something.
from collections.abc import AsyncIterator, Coroutine
from typing import Any, assert_type

import typing_extensions


async def fetch() -> int:
    return 1


async def rows() -> AsyncIterator[int]:
    yield 1


def check():
    assert_type(fetch(), Coroutine[Any, Any, int])
    typing_extensions.assert_type(rows(), AsyncIterator[int])
    reveal_type(fetch())
    fetch()  # want never-awaited
