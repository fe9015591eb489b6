import legacy


async def run(url):
    legacy.get(url)
