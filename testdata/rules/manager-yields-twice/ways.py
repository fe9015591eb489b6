# Ways on which the generator of a context manager comes to a second yield.
import asyncio
import contextlib
from contextlib import asynccontextmanager, contextmanager, suppress
from somewhere import connect, items, log


@asynccontextmanager
async def one_behind_another():
    yield 1
    yield 2  # want manager-yields-twice "'one_behind_another' has yielded already when it comes here: leaving its block raises RuntimeError"


@contextmanager
def conditionally(x):
    yield 1
    if x:
        yield 2  # want manager-yields-twice


@asynccontextmanager
async def return_forgotten(x):
    if x:
        yield x  # want manager-yields-twice "'return_forgotten' yields again behind this: leaving its block raises RuntimeError"
    yield await connect()


@asynccontextmanager
async def for_ever():
    while True:
        c = await connect()
        yield c  # want manager-yields-twice "'for_ever' yields again in the next round of the loop"


@contextmanager
def over_a_list():
    for x in [1, 2, 3]:
        yield x  # want manager-yields-twice


@asynccontextmanager
async def attempts():
    for attempt in range(3):
        try:
            c = await connect()
        except OSError:
            continue
        try:
            yield c  # want manager-yields-twice
        finally:
            await c.close()


@contextmanager
def in_finally():
    try:
        yield 1  # want manager-yields-twice
    finally:
        yield 2


@contextmanager
def when_it_fails():
    try:
        yield connect()
    except OSError as e:
        log(e)  # said
        yield None  # want manager-yields-twice "'when_it_fails' yields again after an exception of its block"


@asynccontextmanager
async def for_ever_when_it_fails():
    while True:
        try:
            yield await connect()  # want manager-yields-twice
            return
        except OSError as e:
            log(e)


@asynccontextmanager
async def behind_it():
    try:
        yield await connect()  # want manager-yields-twice "'behind_it' yields again after an exception of its block, which it catches"
        return
    except OSError:
        log("failed")
    yield None


@asynccontextmanager
async def attempts_with_the_block(delays=[1, 2, 3]):
    for attempt in range(5):
        try:
            async with connect() as c:
                yield c  # want manager-yields-twice
                return
        except OSError:
            await asyncio.sleep(attempt)
    raise TimeoutError


# What is right, or may be.
@contextmanager
def either(x):
    if x:
        yield 1
    else:
        yield 2


@contextmanager
def excluding(x):
    if x:
        yield 1
    if not x:
        yield 2


@contextmanager
def returns(x):
    if x:
        yield 1
        return
    yield 2


@asynccontextmanager
async def session():
    async for s in items():
        yield s


@contextmanager
def first(xs: list):
    for x in xs:
        if x:
            yield x
            break
    else:
        yield None


@asynccontextmanager
async def retried():
    for attempt in range(3):
        try:
            c = await connect()
        except OSError:
            if attempt == 2:
                raise
        else:
            yield c
            return


@contextmanager
def opened():
    try:
        c = connect()
    except OSError:
        yield None
    else:
        yield c


@contextmanager
def guarded():
    entered = False
    try:
        with connect() as c:
            entered = True
            yield c
    except OSError:
        if entered:
            raise
        yield None


@contextmanager
def raises():
    try:
        yield 1
    except OSError:
        raise ValueError
    except KeyError:
        log("gone")


@contextmanager
def swallowed():
    with suppress(OSError):
        connect()
        yield 1
        return
    yield 2


def no_manager():
    yield 1
    yield 2


@contextmanager
def delegates():
    yield from no_manager()
    if log:
        yield from no_manager()


def test_second_yield(raises):
    @contextmanager
    def twice():
        yield
        yield

    manager = twice()
    manager.__enter__()
    with raises(RuntimeError):
        manager.__exit__(None, None, None)
