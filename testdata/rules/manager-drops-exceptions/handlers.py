# Managers that catch everything at their yield.
from contextlib import asynccontextmanager, contextmanager
from somewhere import log


@asynccontextmanager
async def logged():
    try:
        yield 1
    except BaseException as e:  # want manager-drops-exceptions "'except BaseException' drops every exception of the block of 'logged', cancellation too"
        log.warning(e)  # said
    log("end")


@contextmanager
def silent():
    try:
        yield
    except:  # want manager-drops-exceptions "'except' drops every exception"
        pass
    finally:
        log("end")


# What is right, or chooses.
@asynccontextmanager
async def raised():
    try:
        yield 1
    except BaseException as e:
        log(e)
        raise


@asynccontextmanager
async def errors():
    try:
        yield 1
    except Exception as e:
        log(e)


@contextmanager
def chosen():
    try:
        yield 1
    except BaseException as e:
        if not log(e):
            raise


@contextmanager
def before():
    try:
        x = log(1)
    except BaseException:
        x = None
    yield x


@contextmanager
def kept(errors):
    try:
        yield 1
    except BaseException as e:
        errors.append(e)


def no_manager():
    try:
        yield 1
    except BaseException as e:
        log(e)
