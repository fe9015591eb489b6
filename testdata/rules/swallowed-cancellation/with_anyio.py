# anyio has trio's cancellation, whatever it runs on.
import contextlib

import anyio
from anyio import get_cancelled_exc_class


async def ends(stream):
    try:
        await stream.receive()
    except get_cancelled_exc_class():  # want swallowed-cancellation "which has to reach the cancelled scope of anyio"
        print("the end")


async def suppresses(stream):
    with contextlib.suppress(anyio.get_cancelled_exc_class()):  # want swallowed-cancellation
        await stream.receive()


async def raises(stream):
    try:
        await stream.receive()
    except (OSError, anyio.get_cancelled_exc_class()):
        print("the end")
        raise


async def other_calls(stream, get_class):
    try:
        await stream.receive()
    except get_class():
        print("the end")
