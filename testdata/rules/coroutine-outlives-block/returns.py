# Coroutines that are returned out of the block that is to cover them.
import asyncio
import contextlib

from somewhere import connect, handlers, lock


async def fetch(connection, query="all"):
    return query


class Client:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def get(self, url):
        async with self.lock:
            return self._get(url)  # want coroutine-outlives-block "coroutine of '_get()' runs after the 'with' block, when the caller awaits it"

    async def _get(self, url):
        try:
            return fetch(url)  # want coroutine-outlives-block "runs after the 'try' block"
        except OSError:
            return None

    def find(self, url):
        try:
            return self._get(url)  # want coroutine-outlives-block
        except OSError as e:
            print(e)

    def lookup(self, name):
        try:
            return fetch(handlers[name])
        except KeyError:
            return None

    def connected(self, url):
        try:
            connection = connect(url)
            return fetch(connection)
        except OSError:
            return None


async def rows():
    async with connect() as connection, lock:
        if connection:
            return fetch(  # the rows
                connection)
# want-2 coroutine-outlives-block


def plain_rows():
    with connect() as connection:
        return fetch(connection)  # want coroutine-outlives-block


async def waiting():
    async with lock:
        return asyncio.sleep(2)  # want coroutine-outlives-block


# Awaited, covered by the caller, or no coroutine.
async def innocent():
    async with connect() as connection:
        return await fetch(connection)


async def tasks():
    async with asyncio.TaskGroup() as group:
        return group.create_task(fetch(1))


async def suppressed():
    with contextlib.suppress(OSError):
        return fetch(1)


def handed_on(flag):
    with lock:
        return fetch(flag)


async def cleaned_up():
    try:
        return await fetch(1)
    finally:
        print("done")


async def in_the_handler():
    try:
        connection = connect()
    except OSError:
        return fetch(None)
    else:
        return fetch(connection)


async def inner():
    async with connect() as connection:
        def later():
            return fetch(connection)
        return await later()


async def served(server, task):
    try:
        await task
        return done()
    except OSError:
        return fetch(server)


async def done():
    pass


async def served_or_nothing(server, task):
    try:
        await task
        return done()  # want coroutine-outlives-block
    except OSError:
        return None


def dispatched(name, later):
    try:
        if later is True:
            return fetch(name)
        return name.strip()
    except OSError:
        return None
