# What is looked for in a coroutine, and is in its result.
import asyncio
from somewhere import unseen, decorate


class Response:
    status = 200

    async def json(self):
        return {"items": [1, 2]}


class Client:
    async def get(self, url) -> Response:
        return Response()

    @decorate
    async def post(self, url): ...


async def names():
    return ["a", "b"]


async def main(client: Client, flag):
    print(client.get("/").status)  # want coroutine-attribute "coroutine of 'get()' has no attribute 'status': it must be awaited first"
    unseen(client.get("/").json())  # want coroutine-attribute
    print(names()[0])  # want coroutine-attribute "coroutine of 'names()' has no items: it must be awaited first"
    names().sort()  # want coroutine-attribute
    print(-names()[0] ** 2)  # want coroutine-attribute
    print((  # the first
        names()  # of the names
    )[0])  # want-1 coroutine-attribute
    response = client.get("/")
    print(response.status)  # want coroutine-attribute
    pages = [client.get(u).status for u in "ab"]  # want coroutine-attribute
    asyncio.sleep(1).done  # want coroutine-attribute

    # Tasks, results and what we cannot know.
    task = asyncio.create_task(names())
    print(task.done(), (await names())[0], (await client.get("/")).status)
    print(client.post("/").status, unseen().status, unseen()[0])
    later = names() if flag else Response()
    print(later.status)

    # What a coroutine has.
    coroutine = names()
    print(coroutine.cr_frame, coroutine.__name__, coroutine.cr_await)
    coroutine.close()
    try:
        names().sort()
    except AttributeError:
        print("a coroutine is no list")
    return pages


def plain(client: Client):
    return client.get("/").status  # want coroutine-attribute


async def late(client: Client, pages):
    print(await client.get("/").json())  # want coroutine-attribute
    print(await names()[0])  # want coroutine-attribute
    print(await names().index("a"))  # want coroutine-attribute
    print(await client.get("/").text())  # want coroutine-attribute
    return await client.get("/").status  # want coroutine-attribute


class User:
    @property
    async def name(self):
        return "Ada"


async def greet(user: User):
    print(user.name.upper())  # want coroutine-attribute "coroutine of 'name()' has no attribute 'upper'"
    print(user.name[0])  # want coroutine-attribute "has no items"
    print((await user.name).upper())
