# Names are bound, declared and used.
import library as async  # want async-as-name
from library import send as await, receive  # want async-as-name


def outer(*async, **await):  # want async-as-name async-as-name
    global async  # want async-as-name
    for async in receive():  # want async-as-name
        print(async, async.key, async[0], not async)  # want async-as-name async-as-name async-as-name async-as-name
    with receive() as async:  # want async-as-name
        return async  # want async-as-name


flip = lambda async: -async  # want async-as-name async-as-name
(first, async), *rest = 1, 2  # want async-as-name
outer(async=async)  # want async-as-name async-as-name
