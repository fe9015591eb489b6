"""What is awaited is not always what a class or an annotation says."""
import asyncio
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor

import requests


class Worker:
    def __init__(self):
        self.executor = ThreadPoolExecutor(1)
        self.other = ThreadPoolExecutor(1)
        submit = self.executor.submit
        self.executor.submit = lambda *args: asyncio.wrap_future(submit(*args))
        self.other.name = "a"


class InBackground(requests.Session):
    def request(self, *args, **kwargs):
        return Worker().executor.submit(super().request, *args, **kwargs)


class Policy(ABC):
    @abstractmethod
    def send(self, request) -> str: ...

    def name(self) -> str:
        return "a"


class Chain:
    following: Policy

    async def send(self, request):
        await self.following.name()  # want await-non-awaitable
        return await self.following.send(request)


async def main(worker: Worker):
    await worker.executor.submit(print)
    await worker.other.submit(print)  # want await-non-awaitable "'submit()' returns 'Future'"
    await InBackground().get("http://example.com")
