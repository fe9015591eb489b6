# A Deferred of Twisted is cancelled by an Exception, for the one who made it.
from twisted.internet.defer import Deferred


async def report(result: Deferred, log):
    try:
        await result
    except BaseException:
        log.failure("not reported")
    await log.flush()
