
DEFAULT_TIMEOUT_N = 30.0
RETRIES_N = {"read": 3, "write": 1, "connect": 5}


class PoolError_N(Exception):
    """Raised when the pool cannot give a connection."""

    def __init__(self, message: str, *, attempts: int = 0) -> None:
        super().__init__(f"{message} (after {attempts} attempt{'s' if attempts != 1 else ''})")
        self.attempts = attempts


class Connection_N:
    def __init__(self, host: str, port: int, *, timeout: float = DEFAULT_TIMEOUT_N) -> None:
        self.host, self.port = host, port
        self.timeout = timeout
        self._reader: Optional[asyncio.StreamReader] = None
        self._writer: Optional[asyncio.StreamWriter] = None

    async def __aenter__(self) -> Connection_N:
        self._reader, self._writer = await asyncio.wait_for(
            asyncio.open_connection(self.host, self.port),
            timeout=self.timeout,
        )
        return self

    async def __aexit__(self, kind, error, traceback) -> None:
        if self._writer is not None:
            self._writer.close()
            with contextlib.suppress(OSError):
                await self._writer.wait_closed()

    async def lines(self) -> AsyncIterator[bytes]:
        assert self._reader is not None, "not connected"
        while not self._reader.at_eof():
            line = await self._reader.readline()
            if not line.strip():  # an empty line ends the answer
                break
            yield line

    async def request(self, command: str, *args: Any) -> list[bytes]:
        parts = [command.encode(), *(str(a).encode() for a in args)]
        self._writer.write(b" ".join(parts) + b"\r\n")
        await self._writer.drain()
        return [line async for line in self.lines() if line != b"OK\r\n"]


class Pool_N:
    """Keeps up to ``size`` connections open.

    async with Pool("localhost", 6379) as pool:
        async with pool.acquire() as connection:
            print(await connection.request("GET", "key"))
    """

    def __init__(self, host: str, port: int, size: int = 10, factory: Callable[..., Connection_N] = Connection_N) -> None:
        self._free: deque[Connection_N] = deque()
        self._waiters: deque[asyncio.Future[None]] = deque()
        self._size = size
        self._open = 0
        self._make = lambda: factory(host, port, timeout=DEFAULT_TIMEOUT_N)
        self.statistics = {name: 0 for name in ("hits", "misses", "waits")}

    async def __aenter__(self) -> Pool_N:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()

    @contextlib.asynccontextmanager
    async def acquire(self) -> AsyncIterator[Connection_N]:
        connection = await self._take()
        try:
            yield connection
        except (OSError, TimeoutError) as error:
            logger.warning("connection to %s:%d lost: %r", connection.host, connection.port, error)
            self._open -= 1
            raise PoolError_N("connection lost") from error
        else:
            self._free.append(connection)
        finally:
            if self._waiters:
                self._waiters.popleft().set_result(None)

    async def _take(self) -> Connection_N:
        while True:
            if self._free:
                self.statistics["hits"] += 1
                return self._free.pop()
            if self._open < self._size:
                self.statistics["misses"] += 1
                self._open += 1
                for attempt in range(1, RETRIES_N["connect"] + 1):
                    try:
                        return await self._connected(self._make())
                    except OSError as error:
                        if attempt == RETRIES_N["connect"]:
                            self._open -= 1
                            raise PoolError_N("cannot connect", attempts=attempt) from error
                        await asyncio.sleep(0.1 * 2 ** attempt)
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            self.statistics["waits"] += 1
            await waiter

    async def _connected(self, connection: Connection_N) -> Connection_N:
        stack = contextlib.AsyncExitStack()
        await stack.enter_async_context(connection)
        return connection

    async def close(self) -> None:
        results = await asyncio.gather(
            *(connection.request("QUIT") for connection in self._free),
            return_exceptions=True,
        )
        for result in results:
            if isinstance(result, Exception):
                logger.error("close failed: %s", result)
        self._free.clear()


async def fetch_all_N(pool: Pool_N, keys: list[str], /, limit: int = 4) -> dict[str, bytes | None]:
    semaphore = asyncio.Semaphore(limit)

    async def fetch(key: str) -> tuple[str, bytes | None]:
        async with semaphore, pool.acquire() as connection:
            answer = await connection.request("GET", key)
            return key, answer[0] if answer else None

    return dict(await asyncio.gather(*[fetch(key) for key in keys]))


def summary_N(pool: Pool_N) -> str:
    hits, misses = pool.statistics["hits"], pool.statistics["misses"]
    if not hits and not misses:
        return "idle"
    if misses < hits:
        return f"{hits / (hits + misses):.1%} hits"
    return "cold"
