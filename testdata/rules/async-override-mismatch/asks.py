import inspect


class Base:
    def hook(self):
        return 1

    async def run(self):
        result = self.hook()
        if inspect.isawaitable(result):
            result = await result
        return result


class Derived(Base):
    async def hook(self):
        return 2
