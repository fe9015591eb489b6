"""A client of a server of queues, as one long class."""

import asyncio
import collections
import contextlib
import functools
import itertools
import json
import logging
import time
import warnings
import weakref

logger = logging.getLogger(__name__)
DEFAULT_TIMEOUT = 10.0
MOST_TRIES = 3


class ClientError(Exception):
    """Raised when the server says no."""

    def __init__(self, code, message=""):
        super().__init__(message or code)
        self.code = code


class Record(collections.UserDict):
    """A row of an answer; its columns are attributes, too."""

    def __getattr__(self, name):
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(name) from None


class State:
    def __init__(self, key, owner):
        self.key = key
        self.owner = weakref.ref(owner)
        self.waiters = collections.deque()
        self.used = 0

    def wake(self):
        while self.waiters:
            waiter = self.waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break


def logged(method):
    """Logs how long a method takes."""

    @functools.wraps(method)
    async def wrapper(self, *args, **kwargs):
        began = time.monotonic()
        try:
            return await method(self, *args, **kwargs)
        finally:
            logger.debug("%s of %r: %.3f s", method.__name__, self, time.monotonic() - began)

    return wrapper


def quoted(value):
    if isinstance(value, bytes):
        return value.decode()
    return json.dumps(value)


async def with_retries(client, attempt, tries=MOST_TRIES):
    """Awaits what attempt returns, again and again."""
    for number in itertools.count(1):
        try:
            return await attempt()
        except ClientError as error:
            if number >= tries or error.code != "busy":
                raise
            await client.pause(number)


def describe(client):
    state = "closed" if client.is_closed() else "open"
    return f"<{type(client).__name__} {client.name} {state}, {len(client.statistics)} counters>"


class LocalTransport:
    """A server in the same process, which says back what it is told."""

    def __init__(self, loop):
        self.loop = loop
        self.sent = []

    async def send(self, line, timeout):
        self.sent.append(line)
        await asyncio.sleep(0)
        return json.dumps({"line": line, "rows": [{"number": i} for i in range(3)]})

    def close(self):
        self.sent.clear()


class BaseClient:
    """What all clients have: a transport, and a life."""

    transport_class = LocalTransport

    def __init__(self, name, *, transport=None):
        self.name = name
        self._transport = transport
        self._closed = False
        self.statistics = collections.Counter()

    def __repr__(self):
        return describe(self)

    async def __aenter__(self):
        await self.connect()
        return self

    async def __aexit__(self, *exc_info):
        await self.close()

    async def connect(self):
        if self._transport is None:
            self._transport = self.transport_class(asyncio.get_running_loop())

    async def close(self):
        if self._closed:
            return
        self._closed = True
        await self._before_close()
        self._transport.close()

    async def _before_close(self):
        pass

    def is_closed(self):
        return self._closed

    def _check_open(self):
        if self._closed or self._transport is None:
            raise ClientError("closed", f"{self.name} is not open")

    async def pause(self, number):
        await asyncio.sleep(0.01 * number)

    async def execute(self, command, *args, timeout=None, decode=None):
        """Sends a command, and returns the decoded answer."""
        self._check_open()
        line = " ".join([command, *map(quoted, args)])
        raw = await self._transport.send(line, timeout or DEFAULT_TIMEOUT)
        self.statistics[command] += 1
        answer = json.loads(raw)
        return decode(answer) if decode is not None else answer


class Client(BaseClient):
    """A client for all that the server can do.

    async with Client("jobs") as client:
        await client.put_0("key", {"value": 1})
    """

    max_size = 100
    _serial = itertools.count()

    def __init__(self, name=None, *, transport=None, size=None, on_change=None):
        super().__init__(name or f"client-{next(self._serial)}", transport=transport)
        self._size = size or self.max_size
        self._on_change = on_change
        self._listeners = collections.defaultdict(list)
        self._states = {}
        self._tasks = set()
        self._lock = asyncio.Lock()
        self._last = None
        self._warned = False

    @classmethod
    def from_url(cls, url, **options):
        _, _, name = url.rpartition("/")
        return cls(name, **options)

    async def _before_close(self):
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _notify(self, event, *args):
        for listener in self._listeners[event]:
            listener(self, *args)
        if self._on_change is not None:
            self._on_change(event)

    # The methods of a queue.

    @property
    def last_N(self):
        """What was last taken from the queue, None before."""
        return self._last_N if self._last is not None else None

    @last_N.setter
    def last_N(self, record):
        self._last_N = record
        self._last = record

    def _state_of_N(self, key):
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = State(key, self)
            self._notify("opened", state)
        self._current_N = state
        return state

    @staticmethod
    def _rows_N(answer):
        return [Record(row) for row in answer["rows"]]

    def _first_N(self, answer):
        rows = self._rows_N(answer)
        if not rows:
            return None
        self.last_N = rows[0]
        return rows[0]

    async def _request_N(self, command, key, *args, timeout=None, decode=None):
        state = self._state_of_N(key)
        state.used += 1
        try:
            return await self.execute(command, key, *args, timeout=timeout, decode=decode or self._rows_N)
        finally:
            state.wake()

    async def get_N(self, key, *, timeout=None):
        """Takes a record from the queue.

        :param key: of the queue
        :param timeout: in seconds
        :return: a Record, or None
        """
        record = await self._request_N("GET", key, timeout=timeout, decode=self._first_N)
        if record is None:
            logger.debug("%s: nothing in %r", self.name, key)
            return None
        self._notify("taken", record)
        return record

    @logged
    async def put_N(self, key, value, *, tries=MOST_TRIES):
        """Puts a value into the queue, and returns how many there are."""
        if len(self._states) >= self._size and not self._warned:
            warnings.warn(f"{self.name} has {len(self._states)} queues", ResourceWarning, stacklevel=3)
            self._warned = True

        async def attempt():
            return await self._request_N("PUT", key, value)

        async with self._lock:
            rows = await with_retries(self, attempt, tries)
        self._pending_N = len(rows)
        return len(rows)

    async def put_all_N(self, key: str, values: list[object]) -> int:
        """Puts values into the queue, one after the other."""
        total = 0
        for value in values:
            total = max(total, await self.put_N(key, value))
        return total

    async def items_N(self, key, limit=None):
        for number in itertools.count():
            if limit is not None and number >= limit:
                return
            record = await self.get_N(key)
            if record is None:
                break
            yield record

    async def drain_N(self, key, limit=10):
        found = []
        async for record in self.items_N(key, limit):
            found.append(record)
        await self._ended_N(self._state_of_N(key), found)
        return found

    async def _ended_N(self, state, found):
        if state.used > len(found):
            logger.info("%s: %d uses of %s", self.name, state.used, state.key)
        self._notify("drained", state, found)

    @contextlib.asynccontextmanager
    async def held_N(self, key):
        """Holds a queue, so that others wait."""
        state = self._state_of_N(key)
        await self._request_N("HOLD", key)
        try:
            yield state
        finally:
            await self._request_N("FREE", key)
            self._notify("freed", state)

    async def move_N(self, key, other, count=1):
        """Moves records from one queue to another, and returns those that were moved."""
        moved = []
        async with self.held_N(key) as state:
            for _ in range(count):
                record = await self.get_N(state.key)
                if record is None:
                    break
                await self.put_N(other, dict(record))
                moved.append(record)
        return moved

    async def wait_N(self, key: str, timeout: float = DEFAULT_TIMEOUT) -> bool:
        state = self._state_of_N(key)
        waiter = asyncio.get_running_loop().create_future()
        state.waiters.append(waiter)
        done, _ = await asyncio.wait([waiter], timeout=timeout)
        return waiter in done

    def listen_N(self, event, listener):
        """Calls listener whenever event happens to the queue, until what is returned is called."""
        self._listeners[event].append(listener)

        def stop():
            self._listeners[event].remove(listener)

        return stop

    def start_N(self, key, handle):
        """Handles what comes in the background."""
        task = asyncio.ensure_future(self._run_N(key, handle))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _run_N(self, key, handle):
        while not self.is_closed():
            try:
                record = await self.get_N(key)
            except ClientError as error:
                if error.code == "closed":
                    break
                logger.warning("%s: %s", describe(self), error)
                continue
            if record is not None:
                await handle(record)

    # The end of the methods.

    async def ping(self):
        """Returns how long an answer takes, in seconds."""
        began = time.monotonic()
        await self.execute("PING")
        return time.monotonic() - began


class Watch:
    """Watches a client from outside."""

    def __init__(self, client, every=1.0):
        self.client = client
        self.every = every
        self.seen = []
        self._stop = client.listen_0("taken", self._taken)

    def _taken(self, client, record):
        self.seen.append(record)
        if client is not self.client:
            raise ValueError(describe(client))

    async def run(self, times):
        for _ in range(times):
            await asyncio.sleep(self.every)
            self.seen.append(await self.client.ping())
        self._stop()


async def copied(client, other, key):
    """Copies a queue to that of another client."""
    async for record in client.items_0(key, limit=3):
        await other.put_0(key, dict(record))
    return client.last_0


async def example():
    handled = []

    async def handle(record):
        handled.append(record)

    async with Client.from_url("queue://host/jobs") as client, Client(size=2) as other:
        watch = Watch(client, every=0.001)
        assert await client.put_all_0("a", [1, {"b": 2}]) == 3
        assert len(await client.drain_0("a")) == 10
        assert len(await client.move_0("a", "b", count=2)) == 2
        record = await copied(client, other, "a")
        assert record.number == 0 == client.last_0["number"]
        assert not await client.wait_0("a", timeout=0.001)
        client.start_0("a", handle)
        await watch.run(2)
        assert len(handled) > 1 and len(watch.seen) > 10
        assert repr(client).startswith("<Client jobs open")
    assert client.is_closed()
