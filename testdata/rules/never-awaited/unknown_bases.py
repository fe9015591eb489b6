# Classes that inherit from what is not seen: what they define themselves is known all the same.
from somewhere import Base, Meta, made


class Transport(Base):
    async def _send(self, data): ...

    async def flush(self):
        self._send(b"")  # want never-awaited "coroutine of '_send()' is never awaited"
        self._receive()
        if hasattr(self, "hook"):
            self.hook()
        self._send(b"")  # want never-awaited


class Registry(Meta):
    async def load(cls): ...

    def __call__(cls):
        cls.load()


class Files(Base):
    def save(self):
        return None


class Checkpoints(Files): ...


class AsyncFiles(Files):
    async def save(self): ...


class AsyncCheckpoints(Checkpoints, AsyncFiles):
    async def go(self):
        await self.save()
        self.save()  # want never-awaited


@made
class Replaced:
    async def load(self): ...


async def main(replaced: Replaced, transport: Transport):
    replaced.load()
    transport.flush()  # want never-awaited
