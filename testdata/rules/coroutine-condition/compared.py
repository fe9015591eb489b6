# Coroutines under a name, compared with text or a number that stands there.
import asyncio


async def receive():
    await asyncio.sleep(0)
    return "x"


async def main(other):
    message = receive()
    if message == "stop":  # want coroutine-condition "coroutine of 'receive()' is compared in place of its result"
        return
    while 3 != message:  # want coroutine-condition "coroutine of 'receive()' is compared in place of its result"
        print(message)  # want coroutine-in-place-of-result
    if message == f"stop {other}":  # want coroutine-condition
        return


async def right(other, known):
    message = receive()
    if message == other or message is None or message == known["x"] or message in [other]:
        print(message)
    if await message == "stop":
        return
