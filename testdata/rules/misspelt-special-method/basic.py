import asyncio


class Connection:
    async def __aenter(self):  # want misspelt-special-method "'__aenter' is no special method: 'async with' calls '__aenter__'"
        await self.open()
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def open(self): ...
    async def aclose(self): ...


class Leaves:
    async def __aenter__(self):
        return self

    async def __a_exit__(self, *exc):  # want misspelt-special-method "'async with' calls '__aexit__'"
        await asyncio.sleep(0)


class Rows:
    def __async_iter__(self):  # want misspelt-special-method "'__aiter__'"
        return self

    async def __anext__(self): raise StopAsyncIteration


class Numbers:
    def __aiter__(self):  # want aiter-without-anext
        return self

    async def _anext_(self): raise StopIteration  # want misspelt-special-method "'__anext__'"


class Later:
    def __awiat__(self):  # want misspelt-special-method "'await' calls '__await__'"
        return iter(())

    async def __aclose__(self):  # want misspelt-special-method "'__aclose__' is no special method: 'contextlib.aclosing' calls 'aclose'"
        await asyncio.sleep(0)


class Plain:
    def __enter(self):  # want misspelt-special-method "'with' calls '__enter__'"
        return self

    def __exit__(self, *exc):
        return None


class Letters:
    async def __aentr__(self):  # want misspelt-special-method
        return self

    async def __aexit__(self, *exc):
        return None


class Silent:
    def __init__(self): ...
    def __aiter__(self): return self
    async def __anext__(self): return await self.__await()
    async def __await(self): ...
    async def __acall__(self): ...
    async def _aenter(self): ...
    async def _enter(self): ...
    def _iter(self): ...
    def __next_page(self): ...
    def __exit_code__(self): ...
    def __alter__(self): ...
    def __iter_rows(self): ...
    def __index__(self): return 0
    def __text__(self): ...
    async def __aenter__(self): return self
    async def __aexit__(self, *exc): return None
    async def __aexit(self, *exc): ...


def __aenter(self): ...
