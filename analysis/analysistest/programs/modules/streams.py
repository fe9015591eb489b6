
class Closed_N(Exception):
    pass


class Channel_N(Generic[T]):
    """Hands values from tasks that put to tasks that iterate."""

    def __init__(self, limit: int = 0) -> None:
        self._values: deque[T] = deque()
        self._limit = limit
        self._changed = asyncio.Condition()
        self._closed = False

    def __len__(self) -> int:
        return len(self._values)

    def __aiter__(self) -> Channel_N[T]:
        return self

    async def __anext__(self) -> T:
        async with self._changed:
            while not self._values:
                if self._closed:
                    raise StopAsyncIteration
                await self._changed.wait()
            value = self._values.popleft()
            self._changed.notify_all()
            return value

    async def put(self, value: T) -> None:
        async with self._changed:
            while self._limit and len(self._values) >= self._limit and not self._closed:
                await self._changed.wait()
            if self._closed:
                raise Closed_N
            self._values.append(value)
            self._changed.notify_all()

    async def close(self) -> None:
        async with self._changed:
            self._closed = True
            self._changed.notify_all()


class Lazy_N:
    """A value that is found when it is first awaited."""

    def __init__(self, find: Callable[[], Awaitable[Any]]) -> None:
        self._find = find
        self._task: asyncio.Task | None = None

    def __await__(self):
        if self._task is None:
            self._task = asyncio.ensure_future(self._find())
        return self._task.__await__()

    def cancel(self) -> None:
        if self._task is not None and not self._task.done():
            self._task.cancel()


@contextlib.asynccontextmanager
async def timed_N(name: str, report: Callable[[str, float], None]):
    began = time.perf_counter()
    try:
        yield began
    finally:
        report(name, time.perf_counter() - began)


async def batches_N(source: AsyncIterator[T], size: int) -> AsyncIterator[list[T]]:
    batch = []
    async for value in source:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def merged_N(*sources: AsyncIterator[T]) -> AsyncIterator[T]:
    channel: Channel_N[T] = Channel_N(limit=len(sources))

    async def pump(source: AsyncIterator[T]) -> None:
        async for value in source:
            await channel.put(value)

    async def pump_all() -> None:
        async with asyncio.TaskGroup() as group:
            for source in sources:
                group.create_task(pump(source))
        await channel.close()

    task = asyncio.create_task(pump_all())
    try:
        async for value in channel:
            yield value
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def first_N(source: AsyncIterator[T], *, default: T | None = None) -> T | None:
    async for value in source:
        return value
    return default


async def mapped_N(function: Callable[[T], Awaitable[Any]], values: Iterable[T], *, limit: int = 10) -> list[Any]:
    semaphore = asyncio.Semaphore(limit)

    async def one(value: T) -> Any:
        async with semaphore:
            return await function(value)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(value)) for value in values]
    return [task.result() for task in tasks]


@pytest.mark.parametrize("count, limit", [(0, 1), (1, 1), (10, 3), (100, 0)])
async def test_channel_N(count: int, limit: int) -> None:
    channel = Channel_N(limit)

    async def produce() -> None:
        for i in range(count):
            await channel.put(i)
        await channel.close()

    task = asyncio.create_task(produce())
    assert [value async for value in channel] == list(range(count))
    await task
    with pytest.raises(Closed_N):
        await channel.put(0)


async def test_merged_N() -> None:
    async def numbers(start: int) -> AsyncIterator[int]:
        for i in range(start, start + 3):
            yield i
            await asyncio.sleep(0)

    found = [value async for value in merged_N(numbers(0), numbers(10))]
    assert sorted(found) == [0, 1, 2, 10, 11, 12]
    assert await first_N(numbers(7)) == 7
