# Names from before Python 3.7.
import library.async  # want async-as-name "'async' is a keyword, which cannot be a name"
from library import await  # want async-as-name "'await' is a keyword, which cannot be a name"


def send(message, async=False):  # want async-as-name
    library.async(message)  # want async-as-name
    return library.send(message, async=True)  # want async-as-name


def await(future):  # want async-as-name
    return future


class async:  # want async-as-name
    pass


async = 1  # want async-as-name
asynchronous, awaitable, is_async = "async", "await", None  # async, await
