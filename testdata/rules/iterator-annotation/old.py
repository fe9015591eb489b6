# target: 3.8
from typing import Iterator


async def rows() -> Iterator[int]:  # want iterator-annotation
    yield 1


async def item() -> str:  # want iterator-annotation
    yield "a"
