# Paths that a thread looks through, and those that the coroutine does.
import asyncio
from pathlib import Path


async def in_a_thread(root: Path):
    def found():
        return [p for p in root.glob("*.py") if p.is_file()]

    return await asyncio.to_thread(found)


async def by_lambda(root: Path):
    return await asyncio.to_thread(lambda: list(root.glob("*.py")))


async def here(root: Path):
    return root.is_file()  # want blocking-path-call
