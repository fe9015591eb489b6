# Coroutine objects that are awaited more than once.
import asyncio

from somewhere import unseen


async def fetch(url="/"):
    return url


async def again():
    pending = fetch()
    print(await pending)
    print(await pending)  # want awaited-twice "'pending' is awaited a second time; a coroutine runs only once"


async def in_a_branch(verbose):
    pending = fetch("a")  # the first
    result = await pending
    if verbose:
        print(await pending)  # want awaited-twice
    return result


async def behind_a_timeout():
    pending = fetch()
    try:
        return await asyncio.wait_for(pending, 1)
    except TimeoutError:
        return await pending  # want awaited-twice


async def as_a_task():
    pending = fetch()
    task = asyncio.create_task(pending)
    await pending  # want awaited-twice
    await task


async def with_a_lock(lock: asyncio.Lock):
    pending = fetch()
    async with lock:
        assert await pending == "/"
    await asyncio.gather(pending, fetch())  # want awaited-twice


async def retry():
    pending = fetch()
    for attempt in range(3):
        try:
            return await pending  # want awaited-twice "'pending' is awaited again when the loop comes round"
        except OSError:
            if attempt == 2:
                raise
            await asyncio.sleep(attempt)


async def poll(seconds):
    status = fetch("/status"); print("polling")
    while True:
        print(await status)  # want awaited-twice
        await asyncio.sleep(seconds)


async def three():
    pending = fetch()
    return [await pending for _ in range(3)]  # want awaited-twice


# Awaited once, whatever happens.
async def either(fast):
    pending = fetch()
    if fast:
        return await pending
    await asyncio.sleep(1)
    return await pending


async def alternatives(fast):
    pending = fetch()
    if fast:
        result = await pending
    else:
        result = await asyncio.wait_for(pending, 1)
    return result


async def until_done(done):
    pending = fetch()
    while not done:
        await pending
        done = True
    for _ in range(3):
        later = fetch()
        await later


async def first_only(items):
    pending = fetch()
    for item in items:
        await pending
        break


async def gives_up(items):
    pending = fetch()
    for item in items:
        try:
            await pending
            break
        except OSError:
            print(item)
            raise


async def sets_up():
    pending = fetch()
    try:
        unseen()
        await pending
    except OSError:
        await pending


async def made_anew():
    pending = fetch()
    await pending
    pending = fetch()
    await pending


async def tasks():
    pending = asyncio.create_task(fetch())
    await pending
    await pending
    both = fetch()
    await asyncio.gather(both, both)


async def unknown():
    pending = unseen()
    await pending
    await pending


async def elsewhere():
    pending = fetch()

    async def later():
        await pending
    await pending
    return later


async def only_one(ready):
    pending = fetch()
    return await pending if ready else await pending
