# Annotations that the body denies.
import asyncio
from typing import Any

from driver import run


class Commands:
    def length(self, key) -> int:
        return self.execute("LEN", key)

    def name(self) -> str:
        return self.own()

    def own(self):
        return run()

    def flush(self) -> None:
        self.execute("FLUSH")

    def counted(self) -> int:
        return run()


class Blocking(Commands):
    def execute(self, *words) -> Any: ...


class Asynchronous(Commands):
    async def execute(self, *words) -> Any: ...


class Client:
    def start(self) -> "Client":
        waiting = self._start()
        return waiting if asyncio.get_running_loop() else asyncio.run(waiting)

    async def _start(self):
        return self

    def join(self) -> None:
        return self._start() if self else None


async def main(commands: Asynchronous, client: Client):
    print(await commands.length("a"))
    print(await commands.name())  # want await-non-awaitable "'name()' returns str, which 'await' cannot take"
    await commands.flush()  # want await-non-awaitable
    print(await commands.counted())  # want await-non-awaitable
    await client.start()
    await client.join()
