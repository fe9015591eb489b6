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
        "asyncio._AsCompletedIterator": getattr(asyncio.tasks, "_AsCompletedIterator", None),
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
    "builtins.eval": "globals and locals may be given by their names since 3.13",
    "builtins.exec": "globals and locals may be given by their names since 3.13",
    "builtins.reversed": "a class whose call gives objects of others",
    "builtins.str.replace": "count may be given by its name since 3.13",
    "collections.ChainMap.fromkeys": "its second parameter is one of *args before 3.13",
    "concurrent.futures.InterpreterPoolExecutor.BROKEN": "not for users",
    "concurrent.futures.InterpreterPoolExecutor.prepare_context": "not for users",
    "concurrent.futures.ThreadPoolExecutor.BROKEN": "not for users",
    "concurrent.futures.ThreadPoolExecutor.__init__": "its **ctxkwargs are for subclasses, since 3.14",
    "concurrent.futures.ThreadPoolExecutor.prepare_context": "not for users",
    "enum.EnumMeta.__contains__": "its parameter is called member before 3.12",
    "enum.pickle_by_enum_name": "came with 3.11.4",
    "enum.pickle_by_global_name": "came with 3.11.4",
    "enum.property.member": "not for users",
    "inspect.Parameter.__init__": "its default for default is Parameter.empty",
    "inspect.Signature.__init__": "its default for return_annotation is Signature.empty",
    "os.path.ALLOW_MISSING": "came with releases that close a gap",
    "pathlib.PurePath.is_relative_to": "takes several others before 3.14",
    "pathlib.PurePath.relative_to": "takes several others before 3.14",
    "pathlib.PureWindowsPath.ntpath": "not for users",
    "pathlib.WindowsPath.ntpath": "not for users",
    "random.Random.expovariate": "lambd has a default since 3.12",
    "random.expovariate": "lambd has a default since 3.12",
    "random.main": "not for users",
    "sqlite3.Connection.enable_load_extension": "an option of the build",
    "sqlite3.Connection.load_extension": "an option of the build",
    "trio.Event": "it gained a __bool__ that raises",
    "trio.open_memory_channel": "a class whose call gives objects of others",
    "types.CodeType.replace": "its parameters are the attributes",
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
} | {
    f"hashlib.{name}": "its parameter is called string or data, by the patch of the version"
    for name in "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512".split()
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
# Parameters that not every version has.
LATER = {
    "asyncio.AbstractEventLoop.create_server": "keep_alive",
    "asyncio.AbstractEventLoop.create_task": "eager_start",
    "asyncio.StreamWriter.start_tls": "ssl_shutdown_timeout",
    "asyncio.Task.__init__": "eager_start",
    "asyncio.TaskGroup.create_task": "eager_start",
    "asyncio.create_task": "eager_start",
    "asyncio.eager_task_factory": "eager_start",
    "asyncio.run": "loop_factory",
    "concurrent.futures.Executor.map": "buffersize",
    "dataclasses.Field.__init__": "doc",
    "dataclasses.field": "doc",
    "dataclasses.make_dataclass": "module decorator",
    "enum.EnumMeta.__call__": "values",
    "inspect.Signature.format": "quote_annotation_strings",
    "inspect.Signature.from_callable": "annotation_format",
    "inspect.get_annotations": "format",
    "inspect.signature": "annotation_format",
    "logging.LoggerAdapter.__init__": "merge_extra",
    "math.nextafter": "steps",
    "pathlib.Path.exists": "follow_symlinks",
    "pathlib.Path.glob": "case_sensitive recurse_symlinks",
    "pathlib.Path.group": "follow_symlinks",
    "pathlib.Path.is_dir": "follow_symlinks",
    "pathlib.Path.is_file": "follow_symlinks",
    "pathlib.Path.owner": "follow_symlinks",
    "pathlib.Path.read_text": "newline",
    "pathlib.Path.rglob": "case_sensitive recurse_symlinks",
    "pathlib.PurePath.match": "case_sensitive",
    "shutil.chown": "dir_fd follow_symlinks",
    "shutil.rmtree": "onexc",
    "shutil.unpack_archive": "filter",
    "sqlite3.Connection.iterdump": "filter",
    "tempfile.NamedTemporaryFile": "delete_on_close",
    "tempfile.TemporaryDirectory.__init__": "delete",
    "threading.Thread.__init__": "context",
    "traceback.StackSummary.format_frame_summary": "kwargs",
    "traceback.TracebackException.__init__": "save_exc_type",
    "traceback.TracebackException.format": "kwargs",
    "traceback.TracebackException.format_exception_only": "show_group _depth kwargs",
    "traceback.format_exception": "kwargs",
    "traceback.format_exception_only": "show_group kwargs",
    "traceback.print_exception": "kwargs",
    "typing.evaluate_forward_ref": "_recursive_guard",
    "typing.get_type_hints": "format",
    "unittest.TextTestResult.__init__": "durations",
    "unittest.TextTestRunner.__init__": "durations",
    "urllib.request.urlopen": "cafile capath cadefault",
    "warnings.warn": "skip_file_prefixes",
}
UNCHECKED = {"_awaiter", "typing_extensions"}
# Looked at where they are installed in this version or a later one.
PACKAGES = {
    "anyio": (4, 5), "trio": (0, 27),
    "aiobotocore": (2, 0), "aiofiles": (0, 7), "anthropic": (0, 20), "openai": (1, 0), "sqlalchemy": (1, 4), "telethon": (1, 24), "websockets": (13, 0),
    "aiohttp": (3, 9), "aiokafka": (0, 8), "aiomysql": (0, 2), "asyncpg": (0, 22), "discord": (2, 0), "httpx": (0, 25), "httpx2": (2, 0), "psycopg": (3, 1), "psycopg2": (2, 9), "pymongo": (4, 6), "pymysql": (1, 1), "redis": (5, 0), "requests": (2, 28), "telegram": (20, 0), "urllib3": (2, 0), "uvicorn": (0, 20),
}
