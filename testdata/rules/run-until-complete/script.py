# The main program of the articles.
import asyncio


async def main(): ...


loop = asyncio.get_event_loop()
loop.run_until_complete(main())  # want run-until-complete "'asyncio.run()' does this"
