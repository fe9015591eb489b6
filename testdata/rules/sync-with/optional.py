# What is None before it is made is entered in a wrong way, whenever that is.
class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details): ...

    async def load(self): ...


class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *details): ...


class Client:
    def __init__(self):
        self.session = None
        self.other = None

    def connect(self):
        self.session = Session()
        self.other = Lock()

    async def run(self):
        with self.session:  # want sync-with "'Session' is an asynchronous context manager"
            pass
        async with self.session:
            await self.session.load()
            self.session.load()  # want never-awaited
        async with self.other:  # want async-with-sync-manager
            pass
        with self.other:
            pass


async def closures():
    session = None

    def connect():
        nonlocal session
        session = Session()

    async def work():
        with session:  # want sync-with
            pass
        async with session:
            pass

    connect()
    await work()


async def branches(flag):
    either = None
    if flag:
        either = Session()
    elif flag is None:
        either = Lock()
    with either:
        pass
