# When the class is asked for.
from typing import TYPE_CHECKING

import anyio
from anyio import get_cancelled_exc_class

Cancelled = anyio.get_cancelled_exc_class()  # want early-cancelled-class "no event loop runs yet, so that 'get_cancelled_exc_class()' raises"


class Worker:
    stops_at = (OSError, get_cancelled_exc_class())  # want early-cancelled-class

    async def run(self, stops_at=get_cancelled_exc_class()):  # want early-cancelled-class
        try:
            await anyio.sleep(1)
        except get_cancelled_exc_class():
            print(stops_at)
            raise


async def later():
    cancelled = get_cancelled_exc_class()
    try:
        await anyio.sleep(1)
    except cancelled:
        raise


later_still = lambda: anyio.get_cancelled_exc_class()

if TYPE_CHECKING:
    Known = get_cancelled_exc_class()


def get_it():
    return anyio.get_cancelled_exc_class
