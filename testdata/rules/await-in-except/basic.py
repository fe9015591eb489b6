# Clauses that raise again.
import trio


async def raises(stream, log):
    try:
        await stream.send_all(b"x")
    except OSError:
        await log.write("failed")  # want await-in-except "if the scope is cancelled here, the exception that was caught is lost"
        raise
    except ValueError as error:
        await stream.aclose()
        raise RuntimeError from error


async def shielded(stream, log):
    try:
        await stream.send_all(b"x")
    except OSError:
        with trio.CancelScope(shield=True):
            await log.write("failed")
        raise


async def swallows(stream, log):
    try:
        await stream.send_all(b"x")
    except OSError:
        await log.write("failed")


async def cancelled(stream, log):
    try:
        await stream.send_all(b"x")
    except BaseException:
        await log.write("failed")  # want await-in-cleanup
        raise
