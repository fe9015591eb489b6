from . import connections as connections, cursors as cursors
from .connections import Connection as Connection

connect = Connection

def __getattr__(name: str): ...
