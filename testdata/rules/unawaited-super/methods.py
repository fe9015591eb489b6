# Methods of base classes that are called through super().
from somewhere import Base, decorate


class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return None

    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1

    async def fetch(self, url):
        return url

    def plain(self):
        return self.fetch("/")


class Session(Connection):
    async def __aenter__(self):
        return super().__aenter__()  # want unawaited-super "'super().__aenter__()' is not awaited: 'as' binds a coroutine"

    async def __aexit__(self, *exc):
        print("closed")
        return super().__aexit__(*exc)  # want unawaited-super "a coroutine is true, so every exception is swallowed"

    async def __anext__(self):
        return super(Session, self).__anext__()  # want unawaited-super

    async def fetch(self, url):
        if url:
            return (  # as before
                super().fetch("/" + url)  # want unawaited-super "callers get its coroutine in place of the result"
            )
        return await super().fetch("/")

    async def plain(self):
        return super().plain()


class Wrapped(Base):
    async def __aenter__(self):
        return super().__aenter__()  # want unawaited-super

    async def fetch(self, url):
        return super().fetch(url)


class Right(Session):
    async def __aenter__(self):
        entered = super().__aenter__()
        return await entered

    def __aexit__(self, *exc):
        return super().__aexit__(*exc)

    async def other(self):
        return super().fetch("/")

    @decorate
    async def fetch(self, url):
        return super().fetch(url)
