# Functions that are declared to give an asynchronous context manager, and give one whose
# __enter__ is there to refuse.
from contextlib import AbstractAsyncContextManager
from typing import NoReturn


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...

    def __enter__(self) -> NoReturn:
        raise RuntimeError("use 'async with'")

    def __exit__(self, *exc) -> NoReturn:
        raise AssertionError


class Both(Manager):
    def __enter__(self):
        return self

    def __exit__(self, *exc): ...


def open_nursery(strict=None) -> AbstractAsyncContextManager[Manager]:
    if strict is None:
        strict = True
    return Manager()


def open_both() -> AbstractAsyncContextManager[Both]:
    return Both()


async def main():
    with open_nursery() as nursery:  # want sync-with
        print(nursery)
    with open_both() as both:
        print(both)
