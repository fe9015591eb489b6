# What except* binds.
from somewhere import work


def attributes():
    try:
        work()
    except* OSError as failed:
        print(failed.errno)  # want leaf-attribute-of-group "'failed' is a group of exceptions, which has no attribute 'errno'"
        print(failed.exceptions[0].errno, failed.message, failed.args, failed.__notes__)
        failed.add_note("note")
        failed.retry = True
        rest = failed.subgroup(lambda e: e.errno == 1)
        print(rest)


def nothing_more():
    try:
        work()
    except* OSError:
        failed = work()
        print(failed.errno)


def rebound():
    try:
        work()
    except* OSError as failed:
        for failed in failed.exceptions:
            print(failed.errno)


def tries():
    try:
        work()
    except* OSError as failed:
        try:
            print(failed.errno)
        except AttributeError:
            pass


def plain():
    try:
        work()
    except OSError as failed:
        print(failed.errno)


try:
    work()
except* (OSError, ValueError) as failed:
    print(failed.strerror)  # want leaf-attribute-of-group
