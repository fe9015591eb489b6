# Objects that begin what they are about when they are awaited, and functions that make them.
from typing import TYPE_CHECKING, Any, Generator, Optional

from pydantic import BaseModel


class Method(BaseModel):
    async def emit(self) -> int: ...

    def on(self, bot: Any) -> "Method":
        """Say by whom it is sent."""
        self._bot = bot
        return self

    def begun(self) -> "Method":
        self.task = start(self)
        return self

    def __await__(self) -> Generator[Any, None, int]:
        if not self._bot:
            raise RuntimeError("there is nobody to send it")
        return self.emit().__await__()


class Send(Method):
    text: str
    markup: Optional[str] = None

    if TYPE_CHECKING:

        def __init__(self, *, text: str, markup: Optional[str] = Optional["Markup"], **more: Any) -> None:
            super().__init__(text=text, markup=markup, **more)


class Message:
    def __init__(self, bot: Any) -> None:
        self.bot = bot

    def answer(self, text: str) -> Send:
        from typing import cast

        assert self.bot is not None, "a message that nobody received"
        return Send(text=text).on(self.bot)

    def reply(self, text: str) -> Send:
        return Send(text=text)

    def begin(self, text: str) -> Send:
        return Send(text=text).begun()

    def log(self, text: str) -> Send:
        print(text)
        return Send(text=text)


async def main(message: Message):
    Send(text="hello")  # want never-awaited
    message.answer("hello")  # want never-awaited "'message.answer' does nothing until what it gives is awaited"
    message.reply("hello")  # want never-awaited
    message.begin("hello")
    message.log("hello")
    await message.answer("hello")
