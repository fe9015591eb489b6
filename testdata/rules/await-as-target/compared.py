async def main(x):
    if await x.ready() = True:  # want await-as-target
        print(x)
