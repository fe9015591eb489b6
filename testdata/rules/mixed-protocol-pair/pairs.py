# Halves of two protocols.
from somewhere import Base


class Session:
    async def __aenter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):  # want mixed-protocol-pair "'Session' pairs '__aenter__' with '__exit__', which no statement uses together"
        # closes
        self.closed = True


class Connection:
    def __enter__(self):  # want mixed-protocol-pair "'__aexit__' with '__enter__'"
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.closed = True


class Countdown:
    def __aiter__(self):
        return self

    def __next__(self):  # want mixed-protocol-pair "'__aiter__' with '__next__'"
        if self.done:
            raise StopIteration
        return 1


class Rows:
    def __iter__(self):  # want mixed-protocol-pair "'__anext__' with '__iter__'"
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Both:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Inherits(Base):
    async def __aenter__(self):
        return self

    def __exit__(self, *exc):
        pass


class Iterates:
    def __iter__(self):
        return iter([])

    def __aiter__(self):
        return self.rows()

    async def rows(self):
        yield 1


class HalfMixin:
    async def __aenter__(self):
        return self

    def __exit__(self, *exc):
        pass
