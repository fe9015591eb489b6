import sys
from asyncio import Queue as Queue, PriorityQueue as PriorityQueue, LifoQueue as LifoQueue, QueueFull as QueueFull, QueueEmpty as QueueEmpty

if sys.version_info >= (3, 13):
    from asyncio import QueueShutDown as QueueShutDown

def __getattr__(name: str): ...
