"""Awaiter's guided tour, 1 of 3: asynchronous context managers.

K    explains what is under the cursor
]d   goes to the next finding, [d to the one before
ga   offers repairs for it
:n   opens the next file

Whatever is underlined is what CPython does when you run the file: try it.
"""

import asyncio


class Session:
    # Put the cursor on __aenter__ and press K: it says what Python calls and when.
    # Then press ga and take the first repair.
    def __aenter__(self):
        print("connected")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        print("closed")

    async def fetch(self, name):
        await asyncio.sleep(0.01)
        return f"<{name}>"


async def main():
    # Session is an asynchronous context manager: "with" asks for __enter__.
    with Session() as session:
        # This makes a coroutine and drops it. Nothing is fetched, and Python
        # only whispers about it when the program ends.
        session.fetch("first")
        print(await session.fetch("second"))


asyncio.run(main())
