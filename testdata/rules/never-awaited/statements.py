# Calls of coroutine functions whose value is dropped.
import asyncio
import functools
import pytest
from somewhere import decorate, unseen


async def save(name="draft"): ...


class Store:
    async def flush(self):
        pass

    @classmethod
    async def open(cls): ...

    @staticmethod
    async def ping(): ...

    @decorate
    async def traced(self): ...

    async def close(self):
        self.flush()  # want never-awaited "coroutine of 'flush()' is never awaited"
        super().close()
        await self.flush()


class Journal(Store):
    async def close(self):
        super().close()  # want never-awaited
        Store.ping()  # want never-awaited


async def main(ready, store: Store):
    save()  # want never-awaited "coroutine of 'save()' is never awaited"
    ready and save()  # want never-awaited
    save("a") if ready else save("b")  # want never-awaited never-awaited
    [save(n) for n in "ab"]  # want never-awaited
    (save())  # want never-awaited
    save(); store.flush()  # want never-awaited never-awaited
    Store.open()  # want never-awaited
    asyncio.sleep(1)  # want never-awaited
    asyncio.Event().wait()  # want never-awaited

    # What is kept, awaited or handed on is in good hands.
    await save()
    asyncio.create_task(save())  # want dropped-task
    asyncio.ensure_future(save())  # want dropped-task
    pending = [save(n) for n in "ab"]
    await asyncio.gather(*pending)
    store.traced()
    unseen()
    later = save()
    return await later


def plain():
    save()  # want never-awaited
    return None


def hands_on(ready):
    if not ready:
        return
    save("at the end")  # want never-awaited


class Handle:
    def __init__(self):
        save("no caller")  # want never-awaited

    def close(self):
        save("for the caller")  # want never-awaited


async def rebound():
    from somewhere import save
    save()


async def either(flag):
    if flag:
        from somewhere import send
    else:
        async def send(): ...
    send()


async def partial():
    later = functools.partial(save, "a")
    print(later)


async def test_arguments():
    with pytest.raises(TypeError):
        save(1, 2, 3)


async def task():
    asyncio.get_running_loop().create_task(save())  # want dropped-task
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, print)
    asyncio.Event().set()


class Reader:
    def __init__(self):
        self.kept = save("kept")

    @property
    async def ready(self): ...

    @functools.cached_property
    async def once(self): ...

    @property
    def name(self): ...


async def properties(reader: Reader):
    reader.ready  # want never-awaited "coroutine of 'ready()' is never awaited"
    reader.once
    reader.name
    reader.kept
    await reader.ready


if __name__ == "__main__":
    main(True, Store())  # want never-awaited
