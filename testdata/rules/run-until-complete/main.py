# A main function.
import asyncio
import sys


async def serve(): ...


def main():
    try:
        loop = asyncio.get_event_loop()
        loop.run_until_complete(serve())  # want run-until-complete "'asyncio.run()' does this, cancels what is left over and closes the loop"
    except KeyboardInterrupt:
        sys.exit(1)
