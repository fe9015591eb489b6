# What an inherited method gives depends on the class that inherits it.
from collections.abc import Awaitable


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
reveal(HiddenCollection().near(1).get())  # type: ?


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


class Tracker: ...


class PlainSocket:
    def send_parts(self, parts) -> Tracker | None:
        return unseen

    def send_serialized(self, message, serialize) -> Tracker | None:
        return self.send_parts(serialize(message))

    def receive_serialized(self, load) -> dict:
        return self._load(b"", load)

    def _load(self, parts, load):
        return load(parts)

    def size(self) -> int:
        return self._size()

    def _size(self):
        return 1


class LaterSocket(PlainSocket):
    def send_parts(self, parts) -> Awaitable[Tracker | None]:
        return unseen

    async def _load(self, parts, load):
        return load(parts)

    def _size(self):
        return unseen


reveal(PlainSocket().send_serialized(1, str))  # type: 'Tracker' or None
reveal(LaterSocket().send_serialized(1, str))  # type: 'Awaitable'
reveal(PlainSocket().receive_serialized(str))  # type: dict
reveal(LaterSocket().receive_serialized(str))  # type: coroutine of '_load()'
reveal(LaterSocket().size())  # type: ?
