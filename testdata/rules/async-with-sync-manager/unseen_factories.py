# Managers that come from where their class is not to be seen.
import functools

from pydantic import BaseModel, PrivateAttr
from somewhere import make_pool, wrapped


class Settings(BaseModel):
    _lock = PrivateAttr(default_factory=make_pool)
    _rows: list = PrivateAttr()

    async def use(self):
        async with self._lock:
            print(self._lock)
        with self._lock:
            print(self._lock)
        async for row in self._rows:  # want async-for-sync-iterable
            print(row)


@wrapped
def pool():
    return 1


opened = functools.partial(make_pool, 2)
own = functools.partial(pool)


async def use():
    async with pool() as p:
        print(p)
    async with opened() as p:
        print(p)
    async with own() as p:
        print(p)
    async for row in own():
        print(row)
