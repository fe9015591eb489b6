"""Awaiter's guided tour, 1 of 3: asynchronous context managers.

Neovim   VS Code
K        Ctrl+K Ctrl+I   explains what is under the cursor
]d       F8              goes to the next finding
ga       Ctrl+.          offers repairs for it
:n       Ctrl+Page Down  opens the next file
Whatever is underlined is what CPython does when you run the file: try it.
"""

import asyncio


class Session:
    # Put the cursor on __aenter__ and have it explained: what Python calls and when.
    # Then ask for repairs and take the first.
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
