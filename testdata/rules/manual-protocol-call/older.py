# target: 3.9
# anext() and aiter() came with Python 3.10.
async def main(it):
    print(await it.__anext__())
