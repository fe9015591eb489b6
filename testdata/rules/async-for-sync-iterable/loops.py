# async for over what can only be iterated synchronously.
from somewhere import Base


def numbers():
    yield 1


class Items:
    def __iter__(self):
        return iter(())


class Opaque(Base):
    def __iter__(self): ...


async def rows():
    yield 1


async def main(given):
    async for n in [1, 2]:  # want async-for-sync-iterable "list is a plain iterable; 'async for' cannot iterate it"
        print(n)
    async for n in range(3):  # want async-for-sync-iterable
        print(n)
    async for n in numbers():  # want async-for-sync-iterable
        print(n)
    async for n in {"a": 1}.items():  # want async-for-sync-iterable
        print(n)
    async for n in Items():  # want async-for-sync-iterable
        print(n)
    found = [n async for n in (1, 2)]  # want async-for-sync-iterable
    async for n in rows():
        print(n)
    async for n in Opaque():
        print(n)
    async for n in given:
        print(n)
    return found
