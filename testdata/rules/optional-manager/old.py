# target: 3.9
import asyncio
import threading
from typing import Optional


async def given(lock: Optional[asyncio.Lock] = None):
    async with lock:  # want optional-manager
        print("locked")


def plain(lock: Optional[threading.Lock] = None):
    with lock:  # want optional-manager
        print("locked")
