import abc
import dataclasses
import enum
import functools
import typing


class Connection:
    def __init__(self, host, lock=None):
        self.host = host
        self.lock = lock
        self.rows = None
        self.open = False
        self.reader, self.writer = make_pair()
        self.other: "Connection" = None

    def start(self):
        self.rows = read()
        return self

    @property
    def size(self):
        return 1

    @property
    async def later(self):
        return 1

    @functools.cached_property
    def cached(self):
        return Connection("a")

    @classmethod
    def of(cls, host):
        return cls(host)

    @staticmethod
    def parse(text):
        return [text]

    def _hook(self):
        pass

    def check(self):
        reveal(self)  # type: 'Connection'
        reveal(self._hook())  # type: ?
        reveal(self.rows)  # type: None or async generator of 'read()'
        reveal(self.of)  # type: method 'of'
        reveal(self.size)  # type: int

    @classmethod
    def check_class(cls):
        reveal(cls)  # type: class 'Connection'
        reveal(cls("a"))  # type: 'Connection'

    count = 0
    alias = start
    nothing = None


class Pool(Connection):
    def start(self):
        reveal(super())  # type: super()
        reveal(super().start())  # type: 'Pool'
        return super().start()

    def check_pool(self):
        reveal(self.start())  # type: 'Pool'


def make_pair():
    return 1, "a"


async def read():
    yield 1


c = Connection("a")
reveal(c.size)  # type: int
reveal(c.later)  # type: coroutine of 'later()'
reveal(c.cached)  # type: 'Connection'
reveal(c.host)  # type: str
reveal(c.rows)  # type: None or async generator of 'read()'
reveal(c.reader)  # type: int
reveal(c.writer)  # type: str
reveal(c.other)  # type: 'Connection'
reveal(c.open)  # type: bool
reveal(c.count)  # type: int
reveal(c.nothing)  # type: ?
reveal(c.missing)  # type: ?
reveal(c.start())  # type: 'Connection'
reveal(c.alias())  # type: 'Connection'
reveal(c._hook())  # type: None
reveal(Connection.of("a"))  # type: 'Connection'
reveal(Pool.of("a"))  # type: 'Pool'
reveal(c.parse("a"))  # type: list
reveal(Connection.parse("a"))  # type: list
reveal(Connection.start)  # type: function 'start'
reveal(c.start)  # type: method 'start'
reveal(Pool("a").start())  # type: 'Pool'
reveal(Pool("a").alias())  # type: 'Pool'
reveal(type(c))  # type: class 'Connection'
reveal(type(c)("a"))  # type: 'Connection'


class Left:
    def where(self):
        return "left"


class Right:
    def where(self):
        return 1

    def only(self):
        return 1.5


class Both(Left, Right):
    pass


reveal(Both().where())  # type: str
reveal(Both().only())  # type: float


class Unseen(missing.Base):
    def own(self):
        return 1


reveal(Unseen())  # type: 'Unseen'
reveal(Unseen().own())  # type: int
reveal(Unseen().other())  # type: ?


class Odd:
    def __new__(cls):
        return 1


class Even:
    def __new__(cls):
        return super().__new__(cls)


class Meta(type):
    def __call__(cls):
        return 1


class Made(metaclass=Meta):
    pass


reveal(Odd())  # type: int
reveal(Even())  # type: 'Even'
reveal(Made())  # type: ?


@dataclasses.dataclass
class Point:
    x: int
    y: "Connection" = None
    z: list = dataclasses.field(default_factory=list)


reveal(Point(1))  # type: 'Point'
reveal(Point(1).x)  # type: int
reveal(Point(1).y)  # type: 'Connection'
reveal(Point(1).z)  # type: list


class Color(enum.Enum):
    RED = 1

    def shade(self):
        return "dark"


reveal(Color.RED)  # type: 'Color'
reveal(Color.RED.shade())  # type: str
reveal(Color.RED.value)  # type: ?


class Row(typing.NamedTuple):
    id: int
    name: str


reveal(Row(1, "a"))  # type: 'Row'
reveal(Row(1, "a").name)  # type: str


class Abstract(abc.ABC):
    @abc.abstractmethod
    def make(self): ...

    @abc.abstractmethod
    async def fetch(self): ...

    def use(self):
        reveal(self.make())  # type: ?
        reveal(self.fetch())  # type: coroutine of 'fetch()'


class Callable:
    async def __call__(self):
        return 1

    def __getitem__(self, i):
        return self


reveal(Callable()())  # type: coroutine of '__call__()'
reveal(Callable()[0])  # type: 'Callable'


class Dynamic:
    def __getattr__(self, name):
        return 1


reveal(Dynamic().anything)  # type: int


class Described:
    name: str

    def __getattr__(self, name):
        return 1

    def own(self):
        reveal(self.anything)  # type: ?


reveal(Described().name)  # type: str


class Descriptor:
    def __get__(self, instance, owner):
        return 1


class Described:
    field = Descriptor()


reveal(Described().field)  # type: int


class Settable:
    handler = None
    value = 1


Settable.value = "a"
s = Settable()
s.handler = read
reveal(Settable().handler)  # type: function 'read' or None
reveal(Settable().value)  # type: ?


class Node:
    def __init__(self, parent=None):
        self.__private = [1]
        self.parent = parent

    def private(self):
        reveal(self.__private)  # type: list
        return self.__private


reveal(Node().private())  # type: list
reveal(Node().__private)  # type: ?
