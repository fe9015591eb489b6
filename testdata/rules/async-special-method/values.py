# Special methods whose result Python uses at once.
import asyncio
import dataclasses


class Values:
    async def __len__(self):  # want async-special-method "Python does not await '__len__': len() raises TypeError"
        return 3

    async def __bool__(self):  # want async-special-method "a test for truth raises TypeError"
        return await self.check()

    async def __str__(self):  # want async-special-method
        return "values"

    async def __repr__(self):  # want async-special-method
        return "Values()"

    async def __hash__(self):  # want async-special-method
        return 1

    async def __eq__(self, other):  # want async-special-method "'==' is always true"
        return False

    async def __contains__(self, item):  # want async-special-method "'in' is always true"
        return False

    async def __setitem__(self, key, value):  # want async-special-method "Python does not await '__setitem__': its body never runs"
        self.data = {key: value}

    async def __del__(self):  # want async-special-method "its body never runs"
        await self.check()

    async def __reduce__(self):  # want async-special-method "pickling raises PicklingError"
        return (Values, ())

    async def check(self):
        return True


class Lazy:
    async def __getattr__(self, name):  # want async-special-method "every attribute gives a coroutine"
        return await self.load(name)

    async def __init_subclass__(cls):  # want async-special-method
        cls.registered = True

    @classmethod
    async def __class_getitem__(cls, item):  # want async-special-method
        return cls

    async def load(self, name):
        return name


@dataclasses.dataclass
class Point:
    x: int

    async def __post_init__(self):  # want async-special-method "its body never runs"
        await asyncio.sleep(self.x)


class NoDataclass:
    async def __post_init__(self):
        await asyncio.sleep(0)


class Setting:
    @property
    def value(self):
        return 1

    @value.setter
    async def value(self, new):  # want async-special-method "Python does not await the setter of the property 'value': its body never runs"
        self._value = new

    @value.deleter
    async def value(self):  # want async-special-method "the deleter of the property 'value'"
        await asyncio.sleep(0)


async def __getattr__(name):  # want async-special-method "Python does not await '__getattr__'"
    return name
