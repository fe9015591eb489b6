import sys
from asyncio import AbstractEventLoop as AbstractEventLoop, AbstractServer as AbstractServer, Handle as Handle, TimerHandle as TimerHandle, get_event_loop_policy as get_event_loop_policy, set_event_loop_policy as set_event_loop_policy, get_event_loop as get_event_loop, set_event_loop as set_event_loop, new_event_loop as new_event_loop, _set_running_loop as _set_running_loop, get_running_loop as get_running_loop, _get_running_loop as _get_running_loop

if sys.version_info < (3, 14):
    from asyncio import AbstractEventLoopPolicy as AbstractEventLoopPolicy, get_child_watcher as get_child_watcher, set_child_watcher as set_child_watcher

def __getattr__(name: str): ...
