# In trio, Cancelled has to arrive at its scope.
import trio


async def ends(stream):
    try:
        await stream.receive_some()
    except trio.Cancelled:  # want swallowed-cancellation "'except trio.Cancelled' swallows cancellation, which has to reach the cancelled scope of trio"
        print("the end")


async def ends_in_words(stream):
    try:
        await stream.receive_some()
    except BaseException:  # want swallowed-cancellation
        return None


async def replaces(stream):
    try:
        await stream.receive_some()
    except trio.Cancelled:
        raise ConnectionError("closed")  # want swallowed-cancellation "'except trio.Cancelled' turns cancellation into another exception"


async def raises_the_same(stream):
    try:
        await stream.receive_some()
    except trio.Cancelled as cancelled:
        raise cancelled


async def wraps_what_fails(stream):
    try:
        await stream.receive_some()
    except BaseException as error:
        raise ConnectionError("closed") from error


async def is_cancelled_again(stream):
    try:
        await stream.receive_some()
    except BaseException:
        await stream.send_all(b"bye")


async def is_shielded(stream):
    try:
        await stream.receive_some()
    except BaseException:  # want swallowed-cancellation
        with trio.CancelScope(shield=True):
            await stream.aclose()
