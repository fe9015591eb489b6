import asyncio


async def fetch():
    await asyncio.sleep(0)


class Session:
    def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        print("bye")


async def main():
    async with Session() as session:
        print("日本語 🎉🎉", session); fetch()  # the call is dropped


asyncio.run(main())
