import sys
from _awaiter import blocks, instead
from typing import IO, Any, Generic, Self, TypeVar

PIPE: int
STDOUT: int
DEVNULL: int

class SubprocessError(Exception): ...

class CalledProcessError(SubprocessError):
    returncode: int
    cmd: Any
    output: Any
    stdout: Any
    stderr: Any
    def __init__(self, returncode, cmd, output=None, stderr=None) -> None: ...

class TimeoutExpired(SubprocessError):
    cmd: Any
    timeout: float
    output: Any
    stdout: Any
    stderr: Any
    def __init__(self, cmd, timeout, output=None, stderr=None) -> None: ...

class CompletedProcess:
    args: Any
    returncode: int
    stdout: Any
    stderr: Any
    def __init__(self, args, returncode, stdout=None, stderr=None) -> None: ...
    def check_returncode(self) -> None: ...

class Popen:
    args: Any
    stdin: IO[Any] | None
    stdout: IO[Any] | None
    stderr: IO[Any] | None
    pid: int
    returncode: int | None
    universal_newlines: bool | None
    @blocks("process")
    @instead("asyncio.create_subprocess_exec")
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None) -> None: ...
    def __enter__(self) -> Self: ...
    @blocks("process")
    def __exit__(self, exc_type, value, traceback) -> None: ...
    @blocks("process", "timeout")
    @instead("asyncio.subprocess.Process.communicate")
    def communicate(self, input=None, timeout=None) -> tuple[Any, Any]: ...
    def poll(self) -> int | None: ...
    @blocks("process", "timeout")
    @instead("asyncio.subprocess.Process.wait")
    def wait(self, timeout=None) -> int: ...
    def send_signal(self, sig) -> None: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...

@blocks("process")
@instead("asyncio.create_subprocess_exec")
def call(*popenargs, timeout=None, **kwargs) -> int: ...
@blocks("process")
@instead("asyncio.create_subprocess_exec")
def check_call(*popenargs, **kwargs) -> int: ...
@blocks("process")
@instead("asyncio.create_subprocess_exec")
def check_output(*popenargs, timeout=None, **kwargs): ...
@blocks("process")
@instead("asyncio.create_subprocess_shell")
def getoutput(cmd, *, encoding=None, errors=None) -> str: ...
@blocks("process")
@instead("asyncio.create_subprocess_shell")
def getstatusoutput(cmd, *, encoding=None, errors=None) -> tuple[int, str]: ...
def list2cmdline(seq) -> str: ...
@blocks("process")
@instead("asyncio.create_subprocess_exec")
def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs) -> CompletedProcess: ...

if sys.platform == "win32":
    class STARTUPINFO:
        def __init__(self, *, dwFlags=0, hStdInput=None, hStdOutput=None, hStdError=None, wShowWindow=0, lpAttributeList=None) -> None: ...
        def __getattr__(self, name: str): ...
    CREATE_NEW_CONSOLE: int
    CREATE_NEW_PROCESS_GROUP: int
    STARTF_USESHOWWINDOW: int
    STARTF_USESTDHANDLES: int
    STD_ERROR_HANDLE: int
    STD_INPUT_HANDLE: int
    STD_OUTPUT_HANDLE: int
    SW_HIDE: int
    ABOVE_NORMAL_PRIORITY_CLASS: int
    BELOW_NORMAL_PRIORITY_CLASS: int
    CREATE_BREAKAWAY_FROM_JOB: int
    CREATE_DEFAULT_ERROR_MODE: int
    CREATE_NO_WINDOW: int
    DETACHED_PROCESS: int
    HIGH_PRIORITY_CLASS: int
    IDLE_PRIORITY_CLASS: int
    NORMAL_PRIORITY_CLASS: int
    REALTIME_PRIORITY_CLASS: int
