# What closing and aclosing close.
import contextlib
import socket
from contextlib import aclosing, closing

from unknown import Base


async def rows():
    yield 1


def plain_rows():
    yield 1


class Client:
    async def close(self):
        print("closed")


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    async def close(self):
        print("closed")


class Stream:
    async def aclose(self):
        print("closed")


class Plain:
    def close(self):
        print("closed")


class Both:
    def close(self): ...

    async def aclose(self): ...


class Derived(Base): ...


async def main(given):
    with closing(rows()) as found:  # want mismatched-closing "'closing' calls 'close()', which async generator of 'rows()' does not have: it has 'aclose()'"
        print(found)
    with contextlib.closing(Stream()):  # want mismatched-closing
        print("stream")
    with closing(Client()) as client:  # want mismatched-closing "'closing' does not await what 'close()' of 'Client' gives"
        print(client)
    with closing(Session()) as session:  # want mismatched-closing
        print(session)
    async with aclosing(plain_rows()) as found:  # want mismatched-closing "'aclosing' awaits 'aclose()', which generator of 'plain_rows()' does not have"
        print(found)
    async with aclosing(Plain()) as found:  # want mismatched-closing
        print(found)
    with closing(socket.socket()), closing(Both()), closing(plain_rows()):
        print("closed")
    async with aclosing(rows()), aclosing(Stream()), aclosing(Both()):
        print("closed")
    with closing(given), closing(Derived()):
        print("unknown")


def outside():
    with closing(rows()):  # want mismatched-closing
        print("no")
