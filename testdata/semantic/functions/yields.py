# "next:" is what the ways on from behind the line may come to, "at:" what may have been before it.
import sys
from contextlib import suppress
from unknown import anything


class Opens:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        return None


def plain():
    anything()  # next: yield at: none
    yield 1  # next: end at: none


def twice():
    yield 1  # next: yield at: none
    yield 2  # next: end at: some


def branches(x):
    if x:
        yield 1  # next: end at: none
    else:
        yield 2  # next: end at: none
    anything()  # next: end at: some


def forgets_return(x):
    if x:
        yield 1  # next: yield at: none
    yield 2  # next: end at: some none


def leaves(x):
    if x:
        yield 1  # next: end at: none
        return  # next: yield at: some
    yield 2  # next: end at: none


def raises(x):
    if x:
        raise ValueError
    elif anything:
        sys.exit(1)
    else:
        anything()  # next: yield at: none
    yield 2  # next: end at: none


def loops(xs):
    for x in xs:
        yield x  # next: yield end at: some none repeats


def loops_once(xs):
    for x in xs:
        yield x  # next: end at: none
        break
    else:
        anything()  # next: end at: none


def continues(xs):
    for x in xs:
        if not x:
            continue
        yield x  # next: yield end at: some none repeats
        if x == 1:
            continue
        else:
            anything()  # next: yield end at: some repeats


def forever():
    while True:
        yield 1  # next: yield at: some none repeats


def retries():
    while True:
        try:
            yield 1  # next: end at: some none
            break
        except OSError:
            anything()  # next: yield at: some none repeats


def guarded():
    try:
        anything()  # next: yield at: none
        yield 1  # next: end at: none
    except OSError:
        anything()  # next: end at: some none
    finally:
        anything()  # next: end at: some none


def yields_in_finally():
    try:
        yield 1  # next: yield at: none
    finally:
        yield 2  # next: end at: some none


def returns_through(x):
    try:
        if x:
            return  # at: none
        yield 1  # next: yield end at: none
    finally:
        if anything:
            yield 2  # next: end at: some none


def orelse():
    try:
        anything()  # next: yield at: none
    except OSError:
        return  # at: none
    else:
        yield 1  # next: end at: none


def swallows():
    with suppress(OSError):
        anything()  # next: yield at: none
        yield 1  # next: yield at: none
    yield 2  # next: end at: some none


def does_not_swallow():
    with Opens():
        yield 1  # next: yield at: none
    yield 2  # next: end at: some


def matches(x):
    match x:
        case 1:
            yield 1  # next: end at: none
        case _:
            yield 2  # next: end at: none
    anything()  # next: end at: some


def conditional(x):
    x and (yield 1)  # next: yield at: none
    yield 2  # next: end at: some none


def delegates(x):
    yield from x  # next: yield at: none
    yield 2  # next: end at: some none


def not_its_own():
    def inner():
        yield 1  # next: end at: none

    yield inner  # next: end at: none
