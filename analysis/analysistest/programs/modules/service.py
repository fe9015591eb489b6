
routes_N = []


def route_N(path: str, *, method: str = "GET", cache: float = 0):
    """Registers a handler, and remembers its answers for a while."""

    def decorate(handler):
        answers = {}

        @functools.wraps(handler)
        async def wrapper(self, request, **arguments):
            key = (request.path, tuple(sorted(arguments.items())))
            if cache and key in answers:
                born, answer = answers[key]
                if time.monotonic() - born < cache:
                    return answer
            answer = await handler(self, request, **arguments)
            if cache:
                answers[key] = (time.monotonic(), answer)
            return answer

        routes_N.append((method, path, wrapper))
        return wrapper

    return decorate


class Service_N:
    """Answers requests about items in the storage."""

    name = "items"
    max_items = 250

    def __init__(self, storage: Storage, settings: Settings | None = None) -> None:
        self.storage = storage
        self.settings = settings or load_settings(os.environ.get("SETTINGS", "settings.toml"))
        self.session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task] = set()
        self._counts = defaultdict(int)

    async def start(self) -> None:
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.settings.timeout))
        for worker in range(self.settings.workers):
            task = asyncio.create_task(self._refresh(worker), name=f"refresh-{worker}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.session is not None:
            await self.session.close()

    async def _refresh(self, worker: int) -> None:
        while True:
            try:
                async with asyncio.timeout(self.settings.timeout):
                    async for item in self.storage.stale(limit=self.max_items):
                        if item.number % self.settings.workers != worker:
                            continue
                        fresh = await self._download(item.url)
                        if fresh is not None and fresh != item.content:
                            await self.storage.put(item.number, fresh)
                            self._counts["changed"] += 1
            except TimeoutError:
                logger.info("worker %d takes too long", worker)
            except Exception:
                logger.exception("worker %d failed", worker)
            await asyncio.sleep(self.settings.pause)

    async def _download(self, url: str) -> dict[str, Any] | None:
        for attempt in range(3):
            try:
                async with self.session.get(url, headers={"Accept": "application/json"}) as response:
                    if response.status == 404:
                        return None
                    response.raise_for_status()
                    return await response.json()
            except aiohttp.ClientError as error:
                if attempt == 2:
                    raise
                logger.debug("attempt %d at %s: %s", attempt, url, error)
                await asyncio.sleep(2 ** attempt)
        return None

    @route_N("/items", cache=5.0)
    async def list_items(self, request, *, page: int = 0, size: int = 50):
        size = min(size, self.max_items)
        items = [item async for item in self.storage.items(start=page * size, stop=(page + 1) * size)]
        total = await self.storage.count()
        return {
            "items": [item.as_dict() for item in items],
            "page": page,
            "pages": (total + size - 1) // size,
            "next": f"/items?page={page + 1}&size={size}" if (page + 1) * size < total else None,
        }

    @route_N("/items/{number}")
    async def get_item(self, request, *, number: int):
        item = await self.storage.get(number)
        if item is None:
            return {"error": "not found", "number": number}, 404
        self._counts["read"] += 1
        return item.as_dict()

    @route_N("/items", method="POST")
    async def add_item(self, request):
        try:
            content = await request.json()
        except json.JSONDecodeError as error:
            return {"error": str(error), "line": error.lineno, "column": error.colno}, 400
        missing = [key for key in ("url", "title") if not content.get(key)]
        if missing:
            return {"error": f"missing: {', '.join(missing)}"}, 400
        async with self.storage.transaction() as transaction:
            number = await transaction.insert(content["url"], content["title"], tags=content.get("tags", ()))
            await transaction.log("insert", number=number, user=request.user)
        return {"number": number}, 201

    def statistics(self) -> dict[str, int]:
        return dict(sorted(self._counts.items(), key=lambda pair: -pair[1])[:10])
