# Functions whose annotation says something else than their body gives.
class Connection: ...


class Acquired:
    async def __aenter__(self):
        return Connection()

    async def __aexit__(self, *args): ...


class Store:
    def connected(self) -> Connection:
        return Acquired()

    def taken(self) -> Connection:
        return Connection()


async def enters(store: Store):
    async with store.connected() as connection:
        print(connection)
    async with store.taken() as connection:  # want wrong-protocol
        print(connection)
