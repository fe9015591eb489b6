from urllib.response import addinfourl
from typing import Any

class URLError(OSError):
    reason: Any
    def __init__(self, reason, filename=None) -> None: ...

class HTTPError(URLError, addinfourl):
    code: int
    filename: str
    hdrs: Any
    headers: Any
    msg: str
    def __init__(self, url, code, msg, hdrs, fp) -> None: ...

class ContentTooShortError(URLError):
    content: Any
    def __init__(self, message, content) -> None: ...
