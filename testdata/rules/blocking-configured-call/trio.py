# option: calls = {"legacy.*": ""}
import legacy
import trio


class Base:
    async def get(self, url):
        return legacy.get(url)  # want blocking-configured-call


class Derived(Base):
    async def run(self, url):
        legacy.get(url).close()  # want blocking-configured-call
        legacy.get(url, timeout=3)  # want blocking-configured-call
        legacy.get(await self.get(url), timeout=3)  # want blocking-configured-call
        legacy.get((url := "x"), retry=3)  # want blocking-configured-call
        legacy.get(x for x in url)  # want blocking-configured-call
        legacy.get()  # want blocking-configured-call
        await trio.sleep(1)
