import time

import anyio


async def main():
    if True: time.sleep(1); print()  # want blocking-sleep


anyio.run(main)
