import time
import trio


async def main():
    time.sleep(1)  # want blocking-sleep
    await trio.sleep(1)


def wait(seconds):
    time.sleep(seconds)


async def other(nursery):
    nursery.start_soon(trio.to_thread.run_sync, wait, 1)
    wait(1)  # want blocking-sleep "'wait()' calls 'time.sleep()', which waits for the clock; the whole event loop waits with it"
    wait(seconds=1)  # want blocking-sleep


trio.run(main)
