import asyncio
from abc import ABC, abstractmethod


class Store(ABC):
    async def load(self, key):
        await asyncio.sleep(0)
        return key

    @abstractmethod
    async def save(self, key): ...

    def size(self):
        return 1

    @abstractmethod
    def name(self) -> str: ...

    def close(self):
        self.closed = True


class Memory(Store):
    def load(self, key):  # want async-override-mismatch "'load' is a plain function, but 'Store.load' is a coroutine function: what awaits it gets no awaitable"
        return 1

    def save(self, key) -> None:  # want async-override-mismatch "'Store.save'"
        self.key = key  # a comment

    async def size(self):  # want async-override-mismatch "'size' is a coroutine function, but 'Store.size' is a plain function: what calls it does not await it"
        return 2

    async def name(self) -> str:  # want async-override-mismatch
        return "memory"

    async def close(self):  # want async-override-mismatch
        await asyncio.sleep(0)


async def use(store: Store):
    await store.load("x")
    print(store.size())


class Below(Memory):
    def save(self, key):  # want async-override-mismatch "'Store.save'"
        print(key)
