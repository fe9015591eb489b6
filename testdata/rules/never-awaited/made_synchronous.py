# Coroutine functions of which something makes plain functions when the program runs.
import inspect


class Client:
    async def start(self):
        return self

    async def stop(self): ...

    def __enter__(self):
        return self.start()

    def __exit__(self, *exc):
        self.stop()

    async def __aenter__(self):
        return await self.start()

    async def __aexit__(self, *exc):
        await self.stop()

    def run(self, run):
        if inspect.iscoroutinefunction(self.start):
            run(self.start())
            self.stop()  # want never-awaited
        else:
            self.start()
            self.stop()
        if not inspect.iscoroutinefunction(self.start):
            self.stop()


class Both:
    async def stop(self): ...

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stop()  # want never-awaited

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.stop()
