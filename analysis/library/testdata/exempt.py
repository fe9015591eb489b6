"""What the oracle cannot read off a module: types without a name, and exceptions with their reason."""

import asyncio
import collections
import concurrent.futures
import os


async def agen():
    yield


def types_without_a_name():
    """The class that a stub means by a name under which Python has it not."""
    import functools, select, tempfile, threading, unittest

    a = agen()
    known = {
        "_builtins.dict_keys": {}.keys(),
        "_builtins.dict_values": {}.values(),
        "_builtins.dict_items": {}.items(),
        "_builtins.list_iterator": iter([]),
        "_builtins.tuple_iterator": iter(()),
        "_builtins.set_iterator": iter(set()),
        "_builtins.dict_keyiterator": iter({}),
        "_builtins.bytes_iterator": iter(b""),
        "_builtins.bytearray_iterator": iter(bytearray()),
        "_builtins.range_iterator": iter(range(0)),
        "_builtins.async_generator_asend": a.asend(None),
        "_builtins.async_generator_athrow": a.aclose(),
        "_builtins.anext_awaitable": anext(agen(), 0),
        "asyncio._ContextManagerMixin": asyncio.locks._ContextManagerMixin,
        "asyncio._AsCompletedIterator": None,
        "concurrent.futures._DoneAndNotDoneFutures": concurrent.futures.wait([]),
        "concurrent.futures._Error": concurrent.futures._base.Error,
        "functools._lru_cache_wrapper": functools.lru_cache(len),
        "os.ScandirIterator": os.scandir(),
        "os._wrap_close": os.popen("true"),
        "tempfile._TemporaryFileWrapper": tempfile.NamedTemporaryFile(),
        "select._poll": select.poll(),
        "threading.Lock": threading.Lock(),
        "threading.RLock": threading.RLock(),
        "typing._SpecialForm": None,
        "unittest._AssertRaisesContext": unittest.TestCase().assertRaises(ValueError),
        "unittest._AssertLogsContext": unittest.TestCase().assertLogs(),
    }
    return {name: value if isinstance(value, type) else value is not None and type(value) for name, value in known.items()}


def instances():
    """Objects whose attributes are made by __init__, by the name of their class."""
    import functools, tempfile, threading

    return {
        "asyncio.Condition": asyncio.Condition(),
        "threading.Condition": threading.Condition(),
        "collections.UserDict": collections.UserDict(),
        "functools._lru_cache_wrapper": functools.lru_cache(len),
        "os._wrap_close": os.popen("true"),
        "tempfile._TemporaryFileWrapper": tempfile.NamedTemporaryFile(),
    }


# Where a stub means something else than what Python has under the name.
INNOCENT = {
    "anyio.create_memory_object_stream": "a class whose call gives objects of others",
    "builtins.reversed": "a class whose call gives objects of others",
    "inspect.Parameter.__init__": "its default for default is Parameter.empty",
    "inspect.Signature.__init__": "its default for return_annotation is Signature.empty",
    "sqlite3.Connection.enable_load_extension": "an option of the build",
    "sqlite3.Connection.load_extension": "an option of the build",
    "trio.open_memory_channel": "a class whose call gives objects of others",
    "trio.Event": "it gained a __bool__ that raises",
    "typing.BinaryIO": "every file object that it describes is an iterator",
    "typing.IO": "every file object that it describes is an iterator",
    "typing.IO.__iter__": "every file object that it describes is an iterator",
    "typing.IO.__next__": "every file object that it describes is an iterator",
    "typing.NamedTuple": "a function that acts as a base class",
    "typing.NamedTupleMeta": "not for users",
    "typing.NewType.__call__": "a builtin as a method, which binds nothing",
    "typing.TextIO": "every file object that it describes is an iterator",
    "typing.TypedDict": "a function that acts as a base class",
    "typing.io": "not for users",
    "typing.re": "not for users",
}
# typing and warnings stand in for typing_extensions, which has their newest names
# in every Python.
BACKPORTED = {
    "typing.ParamSpec.__init__",
    "typing.TypeVar.__init__",
    "typing.TypeVarTuple.__init__",
    "typing.dataclass_transform",
    "warnings.deprecated",
}
# Parameters that came after 3.11.
LATER = {
    "asyncio.Task.__init__": "eager_start",
    "asyncio.run": "loop_factory",
    "concurrent.futures.Executor.map": "buffersize",
    "pathlib.Path.exists": "follow_symlinks",
    "pathlib.Path.glob": "case_sensitive recurse_symlinks",
    "pathlib.Path.is_dir": "follow_symlinks",
    "pathlib.Path.is_file": "follow_symlinks",
    "pathlib.Path.rglob": "case_sensitive recurse_symlinks",
    "shutil.rmtree": "onexc",
    "tempfile.NamedTemporaryFile": "delete_on_close",
    "tempfile.TemporaryDirectory.__init__": "delete",
}
UNCHECKED = {"_awaiter", "typing_extensions"}
# Looked at where they are installed in this version or a later one.
PACKAGES = {
    "anyio": (4, 5), "trio": (0, 27),
    "aiobotocore": (2, 0), "aiofiles": (0, 7), "anthropic": (0, 20), "openai": (1, 0), "sqlalchemy": (1, 4), "telethon": (1, 24), "websockets": (13, 0),
    "aiohttp": (3, 9), "aiokafka": (0, 8), "aiomysql": (0, 2), "asyncpg": (0, 22), "discord": (2, 0), "httpx": (0, 25), "httpx2": (2, 0), "psycopg": (3, 1), "psycopg2": (2, 9), "pymongo": (4, 6), "pymysql": (1, 1), "redis": (5, 0), "requests": (2, 28), "telegram": (20, 0), "urllib3": (2, 0), "uvicorn": (0, 20),
}
