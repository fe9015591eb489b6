# option: calls = {"legacy.fetch": ""}
import legacy


def one(url):
    if url:
        return legacy.fetch(url)
    return None


def two(url):
    return [one(url)]


def again(n):
    return again(n - 1) if n else two("x")


def made(url):
    yield legacy.fetch(url)


@legacy.in_thread
def decorated(url):
    return legacy.fetch(url)


class Client:
    def load(self):
        self._url = legacy.fetch("x")

    @staticmethod
    def help():
        legacy.fetch("x")

    async def run(self):
        self.load()  # want blocking-configured-call "'self.load()' calls 'legacy.fetch()', which is listed as blocking; the whole"
        self.help()  # want blocking-configured-call
        return two("x")  # want blocking-configured-call "'two()' calls 'one()', which calls 'legacy.fetch()', which is listed as blocking"


async def rows():
    again(3)  # want blocking-configured-call
    made("x")
    decorated("x")
    yield [one(u) for u in "ab"]  # want blocking-configured-call
    yield (lambda: one("x"))
