# What a decorator is said to give speaks of the function that it decorates.
from collections.abc import Callable, Coroutine
from typing import Any, cast

Handler = Callable[..., Coroutine[Any, Any, str | None]]


class App:
    def get(self, path: str) -> Handler:
        return cast(Handler, self.route(path))

    def route(self, path):
        def decorator(handler):
            print(path)
            return handler

        return decorator


def handle(app: App):
    app.get("/")(lambda request: "")


async def run(handler: Handler):
    handler("/")  # want never-awaited "'handler' does nothing until what it gives is awaited"
    await handler("/")
