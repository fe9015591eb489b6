# A coroutine that an attribute has is awaited where it is made, if at all: it can be awaited once.
class Row:
    name = "x"


class Store:
    def __init__(self):
        self.row = self.find()

    async def find(self):
        return Row()

    async def show(self):
        print(self.row.name)  # want coroutine-attribute
        print(self.row.name)  # want coroutine-attribute

    async def load(self):
        self.loaded = self.find()
        print(self.loaded.name)  # want coroutine-attribute
        print(self.loaded.name)  # want coroutine-attribute

    async def later(self):
        self.coming = self.find()
        print(self.coming.name)  # want coroutine-attribute
        await self.coming

    @property
    def fresh(self):
        return self.find()

    async def each_time(self):
        print(self.fresh.name)  # want coroutine-attribute
