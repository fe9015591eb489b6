# Coroutines that a variable has, and nothing awaits.
import asyncio
import inspect
from collections.abc import Awaitable, Mapping
from somewhere import unseen


class User:
    name = "Ada"


async def find(key=0) -> User | None:
    await asyncio.sleep(0)
    return User() if key else None


async def tested(key, ready):
    user = find(key)
    if user is None:  # want coroutine-condition "coroutine of 'find()' is compared in place of its result; it is never awaited"
        return "nobody"
    return user.name  # want coroutine-attribute


async def truth(ready):
    user = find()
    if not user:  # want coroutine-condition "is always true"
        return 0
    while ready and user:  # want coroutine-condition
        break
    value = 1 if user else 2  # want coroutine-condition
    names = [n for n in ready if user]  # want coroutine-condition
    assert user, "checked"  # want coroutine-condition
    return f"{user!r}", value, names  # want coroutine-condition "is formatted in place of its result"


async def walrus(key):
    if user := find(key):  # want coroutine-condition "is always true"
        return user.name  # want coroutine-attribute
    if (other := find(1)) is not None:  # want coroutine-condition "is compared"
        print(other)  # want coroutine-in-place-of-result "is shown"


async def asked():
    user = find()
    assert isinstance(user, User)  # want coroutine-condition "is asked for its class in place of its result"
    return user


async def choices(kind):
    user = find()
    if isinstance(user, (dict, Mapping)):  # want coroutine-condition
        return user["name"]
    if user in ("Ada", "Bob"):  # want coroutine-condition
        return None
    match kind:
        case int() if user:  # want coroutine-condition
            return None


def plain():
    user = find()
    if user:  # want coroutine-condition
        return 1


# Awaited later, handed on, or taken for what it is.
async def innocent(ready, flag):
    later = find()
    if later is not None:
        await later
    given = find()
    if given:
        unseen(given)
    kept = find()
    if not kept:
        return None
    ready.append(kept)
    closed = find()
    if closed:
        closed.close()
    maybe = find() if ready else None
    if maybe:
        print("there")
    task = asyncio.create_task(find())
    if task:
        print(task)
    either = find()
    if inspect.isawaitable(either):
        either = await either
    if either is None:
        return None
    started = find()
    if started is not None:
        unseen(asyncio.ensure_future(started))
    asked = find()
    if isinstance(asked, Awaitable):
        print("it can be awaited")
    same = find()
    if same is started or same == ready or same in ready:
        return None
    inner = find()

    async def run():
        await inner

    if inner:
        await run()
    if flag:
        looped = None
    else:
        looped = find()
    if looped is None:
        return either
    coroutine = find()
    if coroutine:
        return coroutine
    piped = find()
    if piped:
        return ready | piped
    said = find()
    assert ready, said
    if said:
        return 0
    alias = find()
    other = alias
    if alias:
        await other


def seen_through():
    user = find()
    if user:
        return locals()


async def stored(self):
    self.user = find()
    if self.user:
        await self.user
