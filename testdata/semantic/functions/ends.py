import sys
from contextlib import suppress
from typing import NoReturn
from unknown import anything


def simple(x):  # falls-through: yes
    print(x)


def returns(x):  # falls-through: no
    return x


def branches(x):  # falls-through: yes
    if x:
        return 1
    elif x is None:
        raise ValueError


def complete(x):  # falls-through: no
    if x:
        return 1
    else:
        raise ValueError


def forever(x):  # falls-through: no
    while True:
        x()


def left(x):  # falls-through: yes
    while True:
        if x():
            break


def left_inner(x):  # falls-through: no
    while 1:
        for i in x:
            break


def loops(x):  # falls-through: no
    for i in x:
        return i
    else:
        return None


def handled(x):  # falls-through: yes
    try:
        return x()
    except OSError:
        print(x)


def finalized(x):  # falls-through: no
    try:
        x()
    finally:
        return 1


def raised(x):  # falls-through: no
    try:
        return x()
    finally:
        print(x)


def exits(x):  # falls-through: no
    if x:
        return 1
    sys.exit(1)


def fails() -> NoReturn:  # falls-through: no
    raise SystemError


def inferred():  # falls-through: no
    raise SystemError


def calls_fails(x):  # falls-through: no
    if x:
        return 1
    fails()


def calls_inferred(x):  # falls-through: no
    if x:
        return 1
    inferred()


def calls_simple(x):  # falls-through: yes
    if x:
        return 1
    simple(x)


def calls_unknown(x):  # falls-through: unknown
    if x:
        return 1
    anything(x)


def only_calls(x):  # falls-through: yes
    anything(x)


def suppressed(x):  # falls-through: unknown
    with suppress(OSError):
        return x()


def opened(x):  # falls-through: no
    with open(x) as f:
        return f.read()


def managed(x):  # falls-through: unknown
    with anything(x):
        return x


def matched(x):  # falls-through: unknown
    match x:
        case 1:
            return 1
        case str():
            return 2


def matched_all(x):  # falls-through: no
    match x:
        case 1:
            return 1
        case _:
            raise ValueError


def matched_some(x):  # falls-through: yes
    match x:
        case 1:
            print(x)
        case _:
            raise ValueError


def asserted(x):  # falls-through: no
    if x:
        return 1
    assert False, x


def versions():  # falls-through: no
    if sys.version_info >= (3, 8):
        return 1


def ping(x):  # falls-through: yes
    if x:
        return 1
    pong(x)


def pong(x):  # falls-through: yes
    if x:
        return 2
    ping(x)


async def awaits():  # falls-through: no
    if anything:
        return 1
    await never()


async def never():  # falls-through: no
    raise OSError


async def not_awaited():  # falls-through: yes
    if anything:
        return 1
    never()


def yields():  # falls-through: yes
    yield 1
