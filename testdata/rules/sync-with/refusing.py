# A class that has __enter__ only to say that it is not to be used.
class Session:
    def __enter__(self):
        """Say what to use."""
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


class Both(Session):
    def __enter__(self):
        return self


class Unready:
    def __enter__(self):
        raise NotImplementedError

    def __exit__(self, *exc): ...


async def main():
    with Session() as s:  # want sync-with "'Session' is an asynchronous context manager"
        print(s)
    with Both() as b:
        print(b)
    with Unready() as u:
        print(u)


class Closed:
    def __enter__(self):
        raise RuntimeError("closed")

    def __exit__(self, *exc): ...

    async def __aenter__(self):
        raise RuntimeError("closed")

    async def __aexit__(self, *exc): ...


def closed():
    with Closed() as c:
        print(c)
