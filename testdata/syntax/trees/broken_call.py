import a

class Client:
    """A client."""

    async def __aenter__(self):
        self.session = await connect(self.host, 
        return self

    async def __aexit__(self, *exc):
        await self.session.close()

async def main():
    async with Client( as client:
        print(client
    await done()

x = 1
