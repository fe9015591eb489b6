# target: 3.9
from typing_extensions import Self, override


class Client:
    def __enter__(self) -> "Client":  # want own-class-annotation
        return self

    def __exit__(self, *exc): ...
