import asyncio
import multiprocessing
import multiprocessing as mp
from multiprocessing import Event, Pool, Process, Queue
from multiprocessing.connection import Connection, Listener, wait


def work(n): ...


class Worker(Process):
    def run(self):
        work(1)


async def processes():
    process = Process(target=work, args=(1,))
    process.start()
    process.join()  # want blocking-process "'process.join()' waits for a process"
    worker = Worker()
    worker.join(5)  # want blocking-process
    worker.join(timeout=0)
    await asyncio.to_thread(worker.join)


async def ended(process: Process):
    while process.is_alive():
        await asyncio.sleep(0.1)
    process.join()


async def killed():
    process = Process(target=work)
    process.start()
    process.kill()
    process.join()


async def values():
    queue = Queue()
    queue.put(1)
    print(queue.get())  # want blocking-process
    print(queue.get(block=False), queue.get_nowait())
    jobs = multiprocessing.JoinableQueue()
    jobs.join()  # want blocking-process
    started = Event()
    started.wait()  # want blocking-process
    started.wait(timeout=0)
    started.set()


async def seen(queue: "multiprocessing.queues.Queue"):
    if not queue.empty():
        print(queue.get())


async def pools():
    with Pool(2) as pool:
        print(pool.map(work, [1, 2]))  # want blocking-process
        print(pool.apply(work, (1,)))  # want blocking-process
        result = pool.apply_async(work, (1,))
        print(result.get(10))  # want blocking-process
        other = pool.map_async(work, [1])
        while not other.ready():
            await asyncio.sleep(0.1)
        print(other.get())
        pool.close()
        pool.join()  # want blocking-process


async def connections(listener: Listener):
    ours, theirs = mp.Pipe()
    ours.send(1)
    print(ours.recv())  # want blocking-process
    if theirs.poll():
        print(theirs.recv())
    wait([ours])  # want blocking-process
    wait([ours], 0)
    with listener.accept() as client:  # want blocking-process
        print(client.fileno())


async def readable(connection: Connection):
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(connection.fileno(), ready.set)
    await ready.wait()
    print(connection.recv())


async def unknown(manager, context):
    manager.Queue().get()
    multiprocessing.Manager().list()
    context.Process(target=work).join()
    lock = multiprocessing.Lock()
    with lock:
        pass
