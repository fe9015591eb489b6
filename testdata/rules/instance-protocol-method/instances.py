# Special methods that are set on instances.
from unittest.mock import MagicMock
from somewhere import Base, connect


class Session:
    def __init__(self):
        self.url = "url"
        self.__aenter__ = self.open  # want instance-protocol-method "'__aenter__' is looked up on the class 'Session', which has none, and not on its instances"
        self.__aexit__ = self.close  # want instance-protocol-method

    async def open(self):
        return self
        # opened

    async def close(self, *exc): ...  # closes


class Later:
    pass


later = Later()
later.__await__ = connect  # want instance-protocol-method


# What is right, or may be.
class OnTheClass:
    async def open(self):
        return self

    async def close(self, *exc): ...

    __aenter__ = open
    __aexit__ = close


class Unknown(Base):
    def __init__(self):
        self.__aenter__ = self.open


class Has:
    def __init__(self):
        self.__aiter__ = connect

    def __aiter__(self):
        return connect()


mock = MagicMock()
mock.__aenter__ = connect
Later.__aenter__ = connect


class OnlySets:
    def __init__(self):
        self.__aenter__ = self.open  # want instance-protocol-method
        self.__aexit__ = self.close  # want instance-protocol-method

    async def open(self):
        return self

    async def close(self, *exc): ...


class Slots:
    __slots__ = ["inner", "__anext__"]

    def __init__(self, inner):
        self.inner = inner
        self.__anext__ = inner.__anext__

    def __aiter__(self):
        return self
