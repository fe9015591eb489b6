# Functions for start().
import abc
from typing import Protocol

import anyio
import trio
from somewhere import decorated


async def serve(task_status=trio.TASK_STATUS_IGNORED):  # want task-status-never-started "'task_status.started()' is never called, so that 'start(serve)' raises RuntimeError"
    await trio.sleep(1)


async def serve_by_keyword(port, *, task_status: anyio.abc.TaskStatus):  # want task-status-never-started
    """Serve."""
    await anyio.sleep(port)


async def tells(task_status=trio.TASK_STATUS_IGNORED):
    task_status.started()
    await trio.sleep(1)


async def passes_on(task_status=trio.TASK_STATUS_IGNORED):
    await trio.serve_tcp(tells, 0, task_status=task_status)


async def tells_later(task_status):
    async def inner():
        task_status.started(1)

    await inner()


async def has_a_status(status):
    await trio.sleep(status)


async def fails(task_status):
    raise OSError


def plain(task_status):
    print(1)


@decorated
async def somehow(task_status):
    await trio.sleep(1)


class Server(abc.ABC):
    @abc.abstractmethod
    async def serve(self, task_status):
        await trio.sleep(1)

    async def run(self, task_status): ...


class Runs(Protocol):
    async def run(self, task_status):
        await trio.sleep(1)


async def test_start():
    async def nothing(task_status):
        await trio.sleep(1)

    await nothing(1)
