import sys
from asyncio import Lock as Lock, Event as Event, Condition as Condition, Semaphore as Semaphore, BoundedSemaphore as BoundedSemaphore

if sys.version_info >= (3, 11):
    from asyncio import Barrier as Barrier

def __getattr__(name: str): ...
