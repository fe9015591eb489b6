# Jumps out of finally clauses.
from contextlib import contextmanager
from somewhere import close, log, rows, work


async def returns():
    try:
        await work()
    finally:
        await close()
        return 1  # want return-in-finally "'return' in 'finally' drops the exception that leads here, cancellation too"


async def returns_first():
    try:
        await work()
    except OSError as e:
        log(e)
    finally:
        return None  # want return-in-finally


async def under_a_condition(x):
    try:
        async with x:
            log(x)
    finally:
        if x:
            return  # want return-in-finally
        await close()


async def leaves_the_loop():
    while True:
        try:
            await work()
        finally:
            log("round")
            break  # want return-in-finally "'break' in 'finally'"


async def goes_on():
    async for row in rows():
        try:
            yield row
        finally:
            log("row")
            continue  # want return-in-finally "'continue' in 'finally'"


@contextmanager
def manager():
    try:
        yield 1
    finally:
        log("end")
        return  # want return-in-finally


# What is right, or is no matter of tasks.
async def stays_in_it():
    try:
        await work()
    finally:
        for row in rows:
            if row:
                break

        def inner():
            return 1

        log(inner)


async def does_not_wait():
    try:
        log("x")
    finally:
        return 1


def plain():
    try:
        work()
    finally:
        return 1


async def raises():
    try:
        await work()
    finally:
        raise ValueError


# No exception leads there.
async def stops_all():
    try:
        await work()
    except OSError:
        close()
    except BaseException as e:
        log(e)
    finally:
        return 1


async def stops_most():
    try:
        await work()
    except Exception as e:
        log(e)
    finally:
        return 1  # want return-in-finally


async def raises_again():
    try:
        await work()
    except:
        close()
        raise
    finally:
        return 1  # want return-in-finally
