# Methods of the other kind of generator.
from contextlib import suppress

from somewhere import unseen


async def rows():
    received = yield 1
    print(received)


def lines():
    yield 1


class Feed:
    async def items(self):
        yield 1

    async def stop(self):
        it = self.items()
        (  # now
            it
            .close()  # want wrong-generator-method "'items()' has no 'close': its method is 'aclose'"
        )


async def main(flag, given):
    it = rows()
    print(it.send(None))  # want wrong-generator-method "its method is 'asend'"
    await it.send("b")  # want wrong-generator-method
    it.throw(ValueError)  # want wrong-generator-method "its method is 'athrow'"
    rows().close()  # want wrong-generator-method
    unseen(it.close)  # want wrong-generator-method

    plain = lines()
    await plain.aclose()  # want wrong-generator-method "generator of 'lines()' has no 'aclose': its method is 'close'"
    x = await plain.asend(1) + 1  # want wrong-generator-method

    # Right, not known, or expected.
    await it.asend("c")
    await it.aclose()
    plain.send(None)
    plain.close()
    unseen().close()
    given.close()
    try:
        it.close()
    except AttributeError:
        await it.aclose()
    with suppress(AttributeError):
        it.close()
    if hasattr(it, "close"):
        it.close()
    either = rows() if flag else lines()
    either.close()
    return x


def plain():
    it = rows()
    it.close()  # want wrong-generator-method
