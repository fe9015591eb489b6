# Plain context managers on asynchronous stacks.
import contextlib


async def main(path, given):
    async with contextlib.AsyncExitStack() as stack:
        rows = await stack.enter_async_context(open(path))  # want async-with-sync-manager "cannot enter it"
        print(rows)
        await stack.enter_async_context(given)
        stack.enter_context(open(path))
        await stack.enter_async_context(contextlib.nullcontext())
