# The iterator of another class needs no __aiter__ to be looped over.
class Cursor:
    async def __anext__(self):
        raise StopAsyncIteration


class Query:
    def __aiter__(self):
        return Cursor()


class Stream:
    async def __anext__(self):
        raise StopAsyncIteration


class Table:
    def __aiter__(self):
        return self.open()  # who knows what
