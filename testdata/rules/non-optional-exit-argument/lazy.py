# target: 3.8
from __future__ import annotations


class Lock:
    async def __aenter__(self):
        return self

    async def __aexit__(self, t: type[Exception], e: Exception, tb):  # want non-optional-exit-argument
        return None
