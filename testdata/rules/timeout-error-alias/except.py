# Names of the builtin TimeoutError.
import asyncio
import concurrent.futures
import socket


async def fetch():
    try:
        await asyncio.wait_for(asyncio.sleep(1), 2)
    except asyncio.TimeoutError:  # want timeout-error-alias "'asyncio.TimeoutError' is the builtin 'TimeoutError' since Python 3.11"
        pass
    except (concurrent.futures.TimeoutError, OSError):  # want timeout-error-alias
        pass
    except (TimeoutError, asyncio.TimeoutError):  # want timeout-error-alias
        raise asyncio.exceptions.TimeoutError  # want timeout-error-alias
    except socket.timeout:
        pass


def shadowed():
    TimeoutError = ValueError
    return TimeoutError, asyncio.TimeoutError  # want timeout-error-alias
