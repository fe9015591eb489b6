from asyncio import Protocol, StreamReader, StreamWriter, SubprocessProtocol, streams as streams, create_subprocess_exec as create_subprocess_exec, create_subprocess_shell as create_subprocess_shell

PIPE: int
STDOUT: int
DEVNULL: int

class SubprocessStreamProtocol(Protocol, SubprocessProtocol):
    stdin: StreamWriter | None
    stdout: StreamReader | None
    stderr: StreamReader | None
    def __init__(self, limit, loop) -> None: ...

class Process:
    stdin: StreamWriter | None
    stdout: StreamReader | None
    stderr: StreamReader | None
    pid: int
    returncode: int | None
    def __init__(self, transport, protocol, loop) -> None: ...
    async def wait(self) -> int: ...
    async def communicate(self, input=None) -> tuple[bytes, bytes]: ...
    def send_signal(self, signal) -> None: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...
