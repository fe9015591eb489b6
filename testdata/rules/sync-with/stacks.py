# Asynchronous context managers on stacks.
import contextlib


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


async def main():
    async with contextlib.AsyncExitStack() as stack:
        session = stack.enter_context(Session())  # want sync-with "'Session' is an asynchronous context manager; 'enter_context' cannot enter it"
        print(session)
        await stack.enter_async_context(Session())
    with contextlib.ExitStack() as stack:
        stack.enter_context(Session())  # want sync-with
        stack.enter_context(open("rows"))
