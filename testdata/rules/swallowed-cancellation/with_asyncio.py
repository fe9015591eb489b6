# A coroutine that its task cancels.
import asyncio
import contextlib
import logging
from contextlib import suppress

from somewhere import fetch, report

log = logging.getLogger(__name__)


async def polls():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:  # want swallowed-cancellation "'except asyncio.CancelledError' swallows cancellation: the coroutine goes on as if it had not been cancelled"
            pass


async def polls_with_bare_except():
    while True:
        try:
            await fetch()
        except:  # want swallowed-cancellation "a bare 'except' swallows cancellation"
            log.exception("failed")


async def names_the_base():
    for url in "abc":
        try:
            async for _ in fetch(url):
                pass
        except ( BaseException ) as error :  # want swallowed-cancellation
            log.error("failed: %r", error)
            continue


async def names_several():
    try:
        async with fetch() as found:
            found.use()
    except (ValueError, asyncio.exceptions.CancelledError):  # want swallowed-cancellation
        print("stopped")  # but it goes on
    await fetch()


async def breaks():
    while True:
        try:
            await fetch()
        except BaseException:  # want swallowed-cancellation
            break
    await fetch()


async def on_one_line():
    while True:
        try: await fetch()
        except BaseException: log.info("again")  # want swallowed-cancellation


async def suppresses():
    while True:
        with suppress(OSError, asyncio.CancelledError):  # want swallowed-cancellation "'suppress(asyncio.CancelledError)' swallows cancellation"
            await fetch()
        with contextlib.suppress(BaseException):  # want swallowed-cancellation
            await fetch()


async def gives_a_result():
    try:
        await fetch()
    except asyncio.CancelledError:  # want swallowed-cancellation
        pass
    return 1


async def tidies_up(connection):
    try:
        await fetch()
    except BaseException:
        log.exception("failed")
    connection.close()


async def ends():
    try:
        await fetch()
    except asyncio.CancelledError:
        print("the end")


async def returns():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            return None


async def raises():
    while True:
        try:
            await fetch()
        except BaseException:
            log.exception("failed")
            raise


async def decides(stopping):
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            if stopping.is_set():
                return
        except Exception:
            log.exception("failed")


async def names_it_first():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            raise
        except BaseException:
            log.exception("failed")


async def hands_on(future):
    while True:
        try:
            await fetch()
        except BaseException as error:
            future.set_exception(error)


async def reports():
    while True:
        try:
            await fetch()
        except BaseException as error:
            report(error)


async def stops_another(task):
    task.cancel()
    try:
        await asyncio.wait_for(fetch(task), 1)
    except asyncio.CancelledError:
        pass
    await fetch()


async def waits_for_another(task, tasks):
    try:
        await task
    except asyncio.CancelledError:
        pass
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks)
    try:
        async with asyncio.timeout(1):
            await tasks[0]
    except (TimeoutError, asyncio.CancelledError):
        pass
    await fetch()


async def awaits_nothing():
    while True:
        try:
            print(1)
        except BaseException:
            pass
        await fetch()


async def only_defines():
    while True:
        try:
            async def inner():
                await fetch()
        except BaseException:
            pass
        await inner()


def plain():
    while True:
        try:
            fetch()
        except BaseException:
            pass


async def an_exception():
    while True:
        try:
            await fetch()
        except Exception:
            log.exception("failed")


async def of_unknown(Error):
    while True:
        try:
            await fetch()
        except Error:
            pass


async def in_groups():
    while True:
        try:
            await fetch()
        except* BaseException:
            pass


async def test_what_happens():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            pass


async def raised_behind(source, loop):
    try:
        result = await loop.read()
    except BaseException:
        try:
            await source.aclose()
        except asyncio.CancelledError:
            print("cancelled while it closes")
        except BaseException:
            print("not closed")
        raise
    return result


async def rolls_back(parts):
    try:
        return await fetch()
    except BaseException:
        for part in parts:
            try:
                await part.close()
            except BaseException:
                pass
        raise


async def remembers(results):
    cancelled = False
    while results.empty():
        try:
            await asyncio.sleep(0.001)
        except asyncio.CancelledError:
            cancelled = True
    if cancelled:
        raise asyncio.CancelledError
    return results.get()


async def forgets(results):
    cancelled = False
    while results.empty():
        try:
            await asyncio.sleep(0.001)
        except asyncio.CancelledError:  # want swallowed-cancellation
            cancelled = True
    print(cancelled)


async def serves_until_cancelled(server):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        log.info("stopping")
    await server.stop()  # nothing else leads here


async def sleeps_until_cancelled(server):
    try:
        await server.start()
        while True:
            await asyncio.sleep(3600)
    except asyncio.CancelledError:
        pass
    await server.stop()


async def waits_for_nothing(server):
    try:
        await asyncio.Future()
    except asyncio.CancelledError:
        pass
    await server.stop()


async def may_stop_by_itself(server):
    try:
        while True:
            await asyncio.sleep(1)
            if server.done:
                break
    except asyncio.CancelledError:  # want swallowed-cancellation
        pass
    await server.stop()


async def waits_again(server):
    while server.runs:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:  # want swallowed-cancellation
            pass


async def waits_for_another(server, stopped):
    try:
        await stopped.wait()
    except asyncio.CancelledError:  # want swallowed-cancellation
        pass
    await server.stop()


async def keeps_the_first(connections, others):
    cancellation = None
    for connection in connections:
        closing = asyncio.create_task(connection.close())
        try:
            await asyncio.shield(closing)
        except asyncio.CancelledError as error:
            cancellation = error
            try:
                await others.drain(closing)
            except asyncio.CancelledError:
                log.info("%r", closing.result())
        await connection.report()
    if cancellation is not None:
        raise cancellation


async def tells_why(session):
    reason = "done"
    try:
        await session.run()
    except asyncio.CancelledError:
        reason = "cancelled"
    await session.close(reason)


async def tells_nobody(session):
    try:
        await session.run()
    except asyncio.CancelledError:  # want swallowed-cancellation
        reason = "cancelled"
    reason = "done"
    await session.close()


async def tells_something_else(session):
    result = 1
    try:
        await session.run()
    except asyncio.CancelledError:  # want swallowed-cancellation
        result = None
    await session.close(result)
