from multiprocessing.pool import ThreadPool


def work(n): ...


async def main():
    pool = ThreadPool(2)
    print(pool.map(work, [1, 2]))  # want blocking-thread-wait "'pool.map()' waits for a thread"
    pool.map_async(work, [1])
    pool.close()
