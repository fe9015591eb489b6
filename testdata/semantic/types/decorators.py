import asyncio
import atexit
import contextlib
import functools
import types
from functools import lru_cache, partial, wraps

import unseen


def same(f):
    return f


def timed(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)

    return inner


def retried(f):
    @wraps(f)
    async def inner(*args, **kwargs):
        while True:
            try:
                return await f(*args, **kwargs)
            except OSError:
                pass

    return inner


def blocking(f):
    @wraps(f)
    def inner(*args):
        return asyncio.run(f(*args))

    return inner


def configured(times=3):
    def decorator(f):
        @wraps(f)
        async def inner(*args):
            for _ in range(times):
                result = await f(*args)
            return result

        return inner

    return decorator


def optional(f=None, *, times=3):
    def decorator(f):
        async def inner():
            return await f()

        return inner

    if f is None:
        return decorator
    return decorator(f)


def registered(registry):
    def decorator(f):
        registry[f.__name__] = f
        return f

    return decorator


def switching(f):
    if asyncio.iscoroutinefunction(f):
        async def inner():
            return await f()
    else:
        def inner():
            return f()
    return inner


class Counted:
    def __init__(self, f):
        self.f = f

    def __call__(self):
        return self.f()


class Router:
    def get(self, path):
        def decorator(f):
            return f

        return decorator

    def __call__(self, f):
        return f


router = Router()


@same
async def a():
    return 1

@timed
async def b():
    return 1

@retried
async def c():
    return 1

@blocking
async def d():
    return 1

@configured(times=2)
async def e():
    return 1

@optional(times=2)
async def f():
    return 1

@registered({})
async def g():
    return 1

@switching
async def h():
    return 1

@unseen.decorator
async def i():
    return 1

@lru_cache
async def j():
    return 1

@functools.lru_cache(maxsize=None)
def k():
    return 1

@Counted
async def l():
    return 1

@router.get("/")
async def m():
    return 1

@router
async def n():
    return 1

@retried
@configured()
@same
async def o():
    return 1

@timed
@contextlib.asynccontextmanager
async def p():
    yield 1

@contextlib.contextmanager
@same
def q():
    yield 1

@types.coroutine
def r():
    yield

@same
@unseen.decorator
async def s():
    return 1

@retried
def t():
    return 1

@atexit.register
def u():
    return 1

@contextlib.asynccontextmanager
async def v():
    return 1

@configured
async def w():
    return 1


reveal(a())  # type: coroutine of 'a()'
reveal(b())  # type: coroutine of 'b()'
reveal(c())  # type: coroutine of 'c()'
reveal(d())  # type: int
reveal(e())  # type: coroutine of 'e()'
reveal(f())  # type: coroutine of 'f()'
reveal(g())  # type: coroutine of 'g()'
reveal(h())  # type: coroutine of 'h()'
reveal(i())  # type: ?
reveal(j())  # type: coroutine of 'j()'
reveal(k())  # type: int
reveal(l())  # type: coroutine of 'l()'
reveal(m())  # type: coroutine of 'm()'
reveal(n())  # type: coroutine of 'n()'
reveal(o())  # type: coroutine of 'o()'
reveal(p())  # type: async context manager of 'p()'
reveal(q())  # type: context manager of 'q()'
reveal(r())  # type: generator of 'r()'
reveal(s())  # type: ?
reveal(t())  # type: coroutine of 't()'
reveal(u())  # type: int
reveal(v())  # type: ?
reveal(w())  # type: function 'inner'
reveal(retried(t)())  # type: coroutine of 't()'
reveal(partial(c, 1)())  # type: coroutine of 'c()'
reveal(partial(c))  # type: partial of function 'c'
reveal(same)  # type: function 'same'


async def main():
    reveal(await a())  # type: int
    reveal(await c())  # type: int
    reveal(await e())  # type: int
    reveal(await o())  # type: int
    reveal(await r())  # type: None
    async with p() as x:
        reveal(x)  # type: int


class Methods:
    @retried
    async def c(self):
        return self

    @blocking
    async def d(self):
        return 1

    @property
    @retried
    async def e(self):
        return 1

    @router.get("/")
    async def m(self):
        return 1

    @contextlib.asynccontextmanager
    async def p(self):
        yield self

    @functools.singledispatchmethod
    def x(self, y):
        return 1

    @staticmethod
    async def y():
        return 1

    @classmethod
    async def z(cls):
        return cls()

    @property
    def value(self):
        return 1

    @value.setter
    def value(self, new):
        pass


class More(Methods):
    pass


reveal(Methods().c())  # type: coroutine of 'c()'
reveal(Methods().d())  # type: int
reveal(Methods().e)  # type: coroutine of 'e()'
reveal(Methods().m())  # type: coroutine of 'm()'
reveal(Methods().p())  # type: async context manager of 'p()'
reveal(Methods().x(1))  # type: ?
reveal(Methods.y())  # type: coroutine of 'y()'
reveal(More.z())  # type: coroutine of 'z()'
reveal(Methods().value)  # type: int


async def use():
    async with More().p() as x:
        reveal(x)  # type: 'More'
    reveal(await More.z())  # type: 'More'
