class Named:
    special = "__aenter"

    async def __aenter(self): ...


class Called:
    async def __aenter__(self):
        return await self.__aexit()

    async def __aexit__(self, *exc): ...
    async def __aexit(self): ...
