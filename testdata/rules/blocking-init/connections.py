# What __init__ waits for.
import asyncio
import pathlib
import socket
import time
from somewhere import connect


class Connection:
    def __init__(self, host):
        self.host = host
        self.socket = socket.create_connection((host, 80))  # want blocking-init "'create_connection()' waits for the network; '__init__' cannot await it, so the whole event loop waits"
        time.sleep(1)  # want blocking-init "the clock"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.socket.close()


class Rows:
    def __init__(self, path):
        with open(path) as file:  # want blocking-init "'open()' waits for the file system;"
            self.lines = file

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Job:
    def __init__(self):
        self.started = time.monotonic()
        self.folder = pathlib.Path(__file__).parent.resolve() / "jobs"
        self.later = lambda: time.sleep(1)
        self.connection = connect()

        def wait():
            time.sleep(1)

        self.wait = wait

    def __await__(self):
        return asyncio.to_thread(self.wait).__await__()


class Plain:
    def __init__(self):
        time.sleep(1)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass
