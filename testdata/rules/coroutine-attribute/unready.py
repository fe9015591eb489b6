"""Objects that are awaited, or entered, for what has the attribute."""
import asyncio
import contextlib


class Response:
    status = 200

    def __getitem__(self, key):
        return key

    async def json(self):
        return {}

    def text(self):
        return ""


class Request:
    url = "http://example.com"

    def __await__(self):
        yield
        return Response()


class Connection(Request):
    async def __aenter__(self):
        return Response()

    async def __aexit__(self, *exc_info):
        pass


class Client:
    async def __aenter__(self):
        return Response()

    async def __aexit__(self, *exc_info):
        pass


class Proxy(Client):
    def __getattr__(self, name):
        return 1


class Own:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        pass


@contextlib.asynccontextmanager
async def opened():
    yield Response()


async def main(request: Request):
    print(Request().status)  # want coroutine-attribute "'Request' has no attribute 'status': it must be awaited first"
    print(request.url, request.status)
    await Request().json()  # want coroutine-attribute "'Request' has no attribute 'json'"
    await Request().text()  # want coroutine-attribute "'Request' has no attribute 'text'"
    print(Connection()["key"])  # want coroutine-attribute "'Connection' has no items: it must be awaited first"
    print((await Request()).status, (await Connection())["key"])
    client = Client()
    print(client.status)  # want coroutine-attribute "'Client' has no attribute 'status': it must be entered first, with 'async with'"
    print(opened().status)  # want coroutine-attribute "async context manager of 'opened()' has no attribute 'status': it must be entered first"
    print(client.other, Request().other, Own().other)
    print(Proxy().status)
    try:
        print(Request().status)
    except AttributeError:
        pass
    task = asyncio.create_task(opened().__aenter__())
    task.label = "x"
    print(task.label, task._callbacks, task.get_name())
    print(task.status)  # want coroutine-attribute "'Task' has no attribute 'status': it must be awaited first"
    async with client as response, opened() as other:
        print(response.status, other.status)


asyncio.run(main(Request()))
