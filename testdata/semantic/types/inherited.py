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


class Results: ...


class AsyncResults: ...


class Query:
    def get(self) -> Results:
        return Results()


class AsyncQuery:
    async def get(self) -> AsyncResults:
        return AsyncResults()


class BaseCollection:
    """Declares what only one of its heirs gives."""

    def _query(self):
        raise NotImplementedError

    def near(self, x) -> Query:
        return self._query().near(x)


class QueryMaker:
    def near(self, x) -> Query:
        return Query()


class AsyncQueryMaker:
    def near(self, x) -> AsyncQuery:
        return AsyncQuery()


class Collection(BaseCollection):
    def _query(self) -> QueryMaker:
        return QueryMaker()


class AsyncCollection(BaseCollection):
    def _query(self) -> AsyncQueryMaker:
        return AsyncQueryMaker()


class HiddenCollection(BaseCollection):
    def _query(self):
        return unseen


reveal(Collection().near(1).get())  # type: 'Results'
reveal(AsyncCollection().near(1).get())  # type: coroutine of 'get()'
reveal(HiddenCollection().near(1).get())  # type: 'Results'


class Switched:
    """Hands its attributes over to others."""

    def __getattribute__(self, name):
        return getattr(other, name)

    def run(self):
        pass


class Heir(Switched):
    def go(self):
        return self.run()


reveal(Switched().run())  # type: ?
reveal(Heir().go())  # type: ?
