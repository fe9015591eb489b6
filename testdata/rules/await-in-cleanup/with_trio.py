# What trio does when it is cancelled.
import trio


async def closes(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        print("closing")
        await other.shutdown()  # want await-in-cleanup "in a cancelled scope this await in 'finally' raises at once, and what follows is not done"
        other.count += 1


async def has_comments(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        if other:
            # Tell the others.
            async with other.lock:  # want await-in-cleanup
                # Not one too many.
                other.count -= 1


async def iterates(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        async for item in other:  # want await-in-cleanup
            item.close()


async def handles(stream, other):
    try:
        await stream.send_all(b"x")
    except trio.Cancelled:
        await other.shutdown()  # want await-in-cleanup "this await in 'except trio.Cancelled'"
        raise
    try:
        await stream.send_all(b"x")
    except:
        await other.shutdown()  # want await-in-cleanup "this await in a bare 'except'"
        raise
    try:
        await stream.send_all(b"x")
    except Exception:
        await other.shutdown()
        raise


async def shielded(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        with trio.CancelScope(shield=True):
            await other.shutdown()
        with trio.move_on_after(5, shield=True) as scope:
            await other.shutdown()
        with trio.CancelScope() as scope:
            scope.shield = True
            await other.shutdown()
        await stream.aclose()
        await trio.aclose_forcefully(stream)


async def not_shielded(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        with trio.CancelScope(shield=False):
            await other.shutdown()  # want await-in-cleanup


class Connection:
    async def close(self):
        with trio.CancelScope(shield=True):
            await trio.sleep(1)

    async def drop(self):
        await self.close()

    async def shutdown(self):
        await trio.sleep(1)
        await self.close()

    async def run(self):
        try:
            await trio.sleep_forever()
        finally:
            await self.close()
            await self.drop()
            await self.shutdown()  # want await-in-cleanup


async def nothing_before(stream, other):
    try:
        stream.close()
    finally:
        await other.shutdown()


def plain(stream):
    try:
        stream.close()
    finally:
        async def inner():
            await stream.close()

        stream.later(inner)


async def test_cleanup(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        await other.shutdown()


async def after_the_cancelled_one(job, store):
    try:
        await job.run()
    except trio.Cancelled:
        with trio.CancelScope(shield=True):
            await store.release(job)
        raise
    except BaseException as e:
        await store.release(job, e)
        raise


async def handed_to_a_generator(generator, channel):
    try:
        await channel.send(1)
    except BaseException as e:
        await generator.athrow(e)
        raise


async def shielded_from_outside(stream, other):
    with trio.CancelScope() as scope:
        try:
            await stream.send_all(b"x")
        except BaseException:
            scope.shield = True
            await other.shutdown()
            raise


async def shielded_too_late(stream, other):
    with trio.CancelScope() as scope:
        try:
            await stream.send_all(b"x")
        except BaseException:
            await other.shutdown()  # want await-in-cleanup
            raise
        scope.shield = True


async def _run_shielded(func):
    async def run():
        with trio.CancelScope(shield=True):
            await func()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(run)
        nursery.start_soon(trio.sleep, 1)


async def shielded_by_a_helper(stream, other):
    try:
        await stream.send_all(b"x")
    finally:
        await _run_shielded(other.shutdown)
