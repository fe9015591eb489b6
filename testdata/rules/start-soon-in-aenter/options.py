# option: startable-functions = ["somewhere.serve", "listen"]
import trio
from somewhere import background, serve


class Server:
    def __init__(self, nursery, listen):
        self.nursery = nursery
        self.listen = listen

    async def __aenter__(self):
        await trio.lowlevel.checkpoint()
        listen = self.listen
        self.nursery.start_soon(serve)  # want start-soon-in-aenter "'start_soon' does not wait until 'serve' has called 'task_status.started()', so the body may begin before"
        self.nursery.start_soon(listen, 80)  # want start-soon-in-aenter
        self.nursery.start_soon(background)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await trio.lowlevel.checkpoint()
        self.nursery.cancel_scope.cancel()
