import sys
from enum import IntEnum

class HTTPStatus(IntEnum):
    phrase: str
    description: str
    def __getattr__(self, name: str): ...

if sys.version_info >= (3, 11):
    from enum import StrEnum
    class HTTPMethod(StrEnum):
        def __getattr__(self, name: str): ...
