# option: calls = {"legacy.fetch": "await client.get()", "legacy.*": "", "*.Session.commit": "use AsyncSession.", "basic.slow": "", "*.crunch": "split\n it"}
import asyncio
import legacy
from legacy import fetch as get


class Session:
    def commit(self): ...
    def add(self, row): ...


class Narrow(Session): ...


def slow(n, *, twice=False): ...


async def main(session: Session, narrow: Narrow, unknown):
    legacy.fetch("a")  # want blocking-configured-call "'legacy.fetch()' is listed as blocking (await client.get()); the whole event loop waits with it"
    x = get("a")  # want blocking-configured-call "'get()' is listed as blocking (await client.get())"
    legacy.other.load()  # want blocking-configured-call "'legacy.other.load()' is listed as blocking; the"
    session.commit()  # want blocking-configured-call "(use AsyncSession)"
    narrow.commit()  # want blocking-configured-call
    slow(1)  # want blocking-configured-call
    slow(1, twice=True)  # want blocking-configured-call
    unknown.engine.crunch(
        1,  # one
    )  # want-2 blocking-configured-call "(split it)"

    session.add(x)
    legacy
    await asyncio.to_thread(legacy.fetch, "a")
    await legacy.fetch("a")
    later = lambda: legacy.fetch("a")

    def inner():
        return legacy.fetch("a")

    return later, inner


def plain():
    legacy.fetch("a")


async def fetch(): ...


async def local():
    await fetch()
