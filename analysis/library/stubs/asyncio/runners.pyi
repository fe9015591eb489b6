import sys
from asyncio import run as run

if sys.version_info >= (3, 11):
    from asyncio import Runner as Runner

def __getattr__(name: str): ...
