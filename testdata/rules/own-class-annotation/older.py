# target: 3.9


class Client:
    def __enter__(self) -> "Client":  # want own-class-annotation
        return self

    def __exit__(self, *exc): ...
