# What is called is declared to give an Awaitable.
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any, Optional, Union

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Middleware:
    def __init__(self, app: App, after: Optional[Callable[[], Awaitable[None]]] = None) -> None:
        self.app = app
        self.after = after

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        self.app(scope, receive, send)  # want never-awaited "'self.app' is declared to give an 'Awaitable', which nothing awaits"
        if self.after:
            self.after()  # want never-awaited
        await self.app(scope, receive, send)

    async def respond(self, send: Send) -> None:
        send({"type": "http.response.start"})  # want never-awaited
        sent = send({"type": "http.response.body"})
        await sent

    async def stream(self, send: Send):
        send({"type": "http.response.body"})  # want never-awaited
        yield

    def start(self, send: Send) -> None:
        send({"type": "http.response.start"})

    async def on_error(self, error: Exception) -> None: ...

    async def fail(self, error: Exception, handler: Optional[Callable[[Exception], Coroutine[Any, Any, None]]]) -> None:
        (handler or self.on_error)(error)  # want never-awaited


def begin() -> Awaitable[None]:
    return started()


async def maybe(callback: Callable[[], Union[None, Awaitable[None]]], anything: Callable[..., Any]) -> None:
    callback()
    anything()
    begin()
