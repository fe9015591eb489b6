# What stands behind the yield of a context manager.
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing, contextmanager
from somewhere import connect, log, make_pool


@asynccontextmanager
async def connection():
    c = await connect()
    yield c  # want unguarded-yield "an exception of the block leaves 'connection' here, so 'c.close()' is not called"
    # it was used

    await c.close()  # and is not any more


@contextmanager
def file(path):
    f = connect(path)
    log("opened")
    answer = yield f  # want unguarded-yield "'f.close()' is not called"
    f.flush()
    f.close()
    # closed


@asynccontextmanager
async def pooled():
    pool = make_pool()
    async with pool.acquire() as c:
        yield c  # want unguarded-yield
    await pool.close()


@contextmanager
def only_when_it_went_well():
    f = connect()
    yield f  # want unguarded-yield
    if f.dirty:
        f.flush()
    f.close()


# What is right, or may be.
@asynccontextmanager
async def guarded():
    c = await connect()
    try:
        yield c
    finally:
        await c.close()


@asynccontextmanager
async def handled():
    c = await connect()
    try:
        yield c
        await c.close()
    except BaseException:
        await c.abort()
        raise


@contextmanager
def committed():
    t = connect()
    yield t
    t.commit()


@asynccontextmanager
async def lifespan(app):
    app.db = await connect()
    yield
    await app.db.close()


@asynccontextmanager
async def started(app):
    db = await connect()
    yield {"db": db}
    await db.close()


def no_manager():
    f = connect()
    yield f
    f.close()


# The stack does it for exceptions.
@asynccontextmanager
async def worker(w):
    async with AsyncExitStack() as stack:
        stack.push_async_callback(w.stop, 1)
        yield w
        stack.pop_all()
        await w.stop()


@contextmanager
def closed(path):
    with ExitStack() as stack:
        f = connect(path)
        stack.enter_context(closing(f))
        yield f
        f.close()


@contextmanager
def held(path):
    with ExitStack() as stack:
        f = stack.enter_context(connect(path))
        server = connect(f)
        yield f  # want unguarded-yield
        server.stop()
