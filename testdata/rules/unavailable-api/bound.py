# target: 3.9
import asyncio
from typing import TYPE_CHECKING

from backport import anext

if TYPE_CHECKING:
    from asyncio import TaskGroup

try:
    from contextlib import aclosing
except ImportError:
    from backport import aclosing


def aiter(rows):
    return rows.__aiter__()


async def main(rows, group: "TaskGroup"):
    print(await anext(aiter(rows)), aclosing)
    asyncio.timeout = None
