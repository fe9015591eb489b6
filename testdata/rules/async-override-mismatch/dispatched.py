# Handlers of events, which are found by the names of the events.
class Pump:
    async def dispatch(self, event):
        result = getattr(self, "on_" + event)()
        if result is not None:
            await result

    async def _on_click(self):
        print("clicked")

    async def on_close(self):
        print("closed")

    async def on_start(self):
        print("started")

    async def start(self):
        await self.on_start()


class Button(Pump):
    def _on_click(self):
        print("pressed")

    def on_close(self):
        print("gone")

    def on_start(self):  # want async-override-mismatch
        print("shown")
