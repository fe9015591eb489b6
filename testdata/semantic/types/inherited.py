# What an inherited method gives depends on the class that inherits it.
class Commands:
    def get(self, key):
        return self.execute("GET", key)

    def me(self):
        return self

    def twice(self):
        return self.get("a")

    def fixed(self):
        return 1


class Client(Commands):
    def execute(self, *args):
        return b""


class AsyncClient(Commands):
    async def execute(self, *args):
        return b""


class Cluster(AsyncClient):
    pass


class Missing(Commands, unseen.Base):
    pass


reveal(Client().get("a"))  # type: bytes
reveal(AsyncClient().get("a"))  # type: coroutine of 'execute()'
reveal(Cluster().get("a"))  # type: coroutine of 'execute()'
reveal(Cluster().twice())  # type: coroutine of 'execute()'
reveal(Client().twice())  # type: bytes
reveal(Client().me())  # type: 'Client'
reveal(Client().fixed())  # type: int
reveal(Commands().get("a"))  # type: ?
reveal(Missing().get("a"))  # type: ?
reveal(Missing().fixed())  # type: int
