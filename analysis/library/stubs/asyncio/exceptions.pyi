import sys
from asyncio import CancelledError as CancelledError, InvalidStateError as InvalidStateError, TimeoutError as TimeoutError, IncompleteReadError as IncompleteReadError, LimitOverrunError as LimitOverrunError, SendfileNotAvailableError as SendfileNotAvailableError

if sys.version_info >= (3, 11):
    from asyncio import BrokenBarrierError as BrokenBarrierError

def __getattr__(name: str): ...
