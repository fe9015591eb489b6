# Ways on which the generator of a context manager ends before its yield.
import os
import pytest
from contextlib import asynccontextmanager, contextmanager
from somewhere import connect, enabled, log


@asynccontextmanager
async def returns_early():
    if not enabled():
        # nothing to do
        return  # want manager-skips-yield "'returns_early' returns before its 'yield': entering it raises RuntimeError"
    yield await connect()


@contextmanager
def returns_on_one_line(x):
    if x: return  # want manager-skips-yield
    yield x


@contextmanager
def returns_when_it_fails():
    try:
        c = connect()
    except OSError as e:
        log(e)
        return  # want manager-skips-yield
    yield c


@contextmanager
def only_if(x):
    log(x)
    if x:  # want manager-skips-yield "'only_if' does not yield where this is false: entering it raises RuntimeError"
        c = connect()
        yield c
        log(c)


@asynccontextmanager
async def only_if_and_more(x):
    async with connect() as c:
        if x is not None:  # want manager-skips-yield
            try:
                yield c
            finally:
                log("end")
    log("closed")


# What is right, or may be.
@contextmanager
def raises(x):
    if not x:
        raise ValueError
    yield x


@contextmanager
def returns_behind(x):
    if x:
        yield x
        return
    yield None


@contextmanager
def excluding(x):
    if x:
        yield 1
    if not x:
        yield 2


@contextmanager
def chain(x):
    if x == 1:
        yield 1
    elif x == 2:
        yield 2


@contextmanager
def attempts():
    for attempt in range(3):
        try:
            c = connect()
        except OSError:
            if attempt == 2:
                raise
            continue
        yield c
        return


@contextmanager
def nothing():
    return
    yield


@contextmanager
def asserted(x):
    if x:
        yield x
    else:
        assert False


def no_manager(x):
    if not x:
        return
    yield x


@contextmanager
def outcome(result):
    if isinstance(result, int):
        yield result
    if not isinstance(result, int):
        result.unwrap()


@contextmanager
def database():
    try:
        url = os.environ["DATABASE"]
    except KeyError:
        pytest.skip("no database")
        return
    yield url
