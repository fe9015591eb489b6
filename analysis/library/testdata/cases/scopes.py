from asyncio import *
from typing_extensions import *

sleep(1)  # coroutine of None
Queue  # class asyncio.Queue
List  # class builtins.list
overload  # function 'overload'
final  # function 'final'
cast  # function 'cast'
SSLContext  # ?
blocks  # ?
sys  # ?
TextIOWrapper  # ?
open  # function 'open'
