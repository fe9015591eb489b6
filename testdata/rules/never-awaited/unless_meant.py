# Coroutines that are dropped on purpose, that no code drops, or that are mocks.
import asyncio
import warnings
from typing import TYPE_CHECKING
from unittest import mock

import pytest

_IS_SYNC = True


async def save(): ...


def joined(task):
    if _IS_SYNC:
        task.join()
    else:
        asyncio.wait([task])


if TYPE_CHECKING:
    save()


def test_warns():
    with pytest.warns(RuntimeWarning):
        save()
    with warnings.catch_warnings():
        save()
    with pytest.raises(ValueError):
        pass
    save()  # want never-awaited


def test_mocked():
    with mock.patch("service.save") as fake:
        save()
    fake.assert_called_once()


@mock.patch("service.save")
def test_decorated(fake):
    save()


def test_monkeypatched(monkeypatch):
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: None)
    asyncio.sleep(1)
    save()  # want never-awaited


def test_other(monkeypatch):
    monkeypatch.setenv("save", "1")
    asyncio.sleep(1)  # want never-awaited
    try:
        save()  # want never-awaited
    except TypeError:
        pass
