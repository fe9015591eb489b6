# target: 3.9
import asyncio


async def fetch(): ...


async def main():
    await asyncio.wait([fetch()])  # want wait-for-coroutines
