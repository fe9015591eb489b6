# What a call passes decides whether it comes to the wait.
from threading import Thread


class Worker:
    def __init__(self):
        self.thread = Thread(target=print)

    def close(self, wait=True):
        if wait:
            self.thread.join()

    def stop(self, *, now=False, name=None):
        if now:
            return
        if name is not None:
            self.thread.join()

    def leave(self, wait, name):
        self.close(wait)

    def forget(self, wait):
        self.close(wait=False)

    def changed(self, wait=None):
        wait = wait or self.thread
        if wait is not None:
            self.thread.join()

    @staticmethod
    def join(thread: Thread, hard=None):
        if thread and not hard:
            thread.join()


class Owner:
    def __init__(self):
        self.worker = Worker()

    def close(self, wait=None, *, name=None):
        self.worker.stop(now=wait, name=name)

    def both(self, a=None, b=None):
        if a or b:
            self.worker.close()


async def main(owner: Owner, thread: Thread, seen, *rest, **more):
    worker = Worker()
    worker.close()  # want blocking-thread-wait "'worker.close()' calls 'self.thread.join()', which waits for a thread"
    worker.close(True)  # want blocking-thread-wait
    worker.close(seen)  # want blocking-thread-wait
    worker.close(*rest)  # want blocking-thread-wait
    worker.close(**more)  # want blocking-thread-wait
    worker.close(False)
    worker.close(wait=False)
    worker.close(None)
    worker.stop()
    worker.stop(name="x")  # want blocking-thread-wait
    worker.stop(name="x", now=True)
    worker.stop(name=None)
    worker.leave(True, "x")  # want blocking-thread-wait
    worker.leave(False, "x")
    worker.forget(True)
    worker.changed()  # want blocking-thread-wait
    Worker.join(thread)  # want blocking-thread-wait
    Worker.join(thread, True)
    owner.close()
    owner.close(name="x")  # want blocking-thread-wait
    owner.close(True, name="x")
    owner.both()
    owner.both(b=1)  # want blocking-thread-wait
