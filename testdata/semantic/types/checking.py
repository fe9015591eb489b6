# Names that are only imported for type checkers, and versions of Python.
from __future__ import annotations

import sys
import typing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models import User
    from collections.abc import AsyncIterator

if typing.TYPE_CHECKING:
    from models import User as Person
else:
    Person = None

if sys.version_info >= (3, 9):
    def modern():
        return 1
else:
    def modern():
        return "a"

if sys.version_info < (3, 9):
    def ancient():
        return 1
else:
    def ancient():
        return "a"

if sys.version_info >= (3, 13):
    def future():
        return 1
else:
    def future():
        return "a"


def use(user: User, quoted: "User", person: Person, rows: AsyncIterator[User]):
    reveal(user)  # type: 'User'
    reveal(quoted)  # type: 'User'
    reveal(person)  # type: 'User'
    reveal(user.save())  # type: coroutine of 'save()'

    async def loop():
        async for row in rows:
            reveal(row)  # type: 'User'


reveal(modern())  # type: int
reveal(ancient())  # type: str
reveal(future())  # type: int or str
-- models.py --
class User:
    async def save(self): ...
