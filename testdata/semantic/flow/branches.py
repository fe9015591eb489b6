import sys
from typing import TYPE_CHECKING


def branches(flag):
    x = 1
    print(x)  # bindings: x=6
    if flag:
        x = 2
        print(x)  # bindings: x=9
    print(x)  # bindings: x=6,9
    if flag:
        x = 3
    else:
        x = 4
    print(x)  # bindings: x=13,15
    if flag:
        return
    else:
        x = 5
    print(x)  # bindings: x=20
    return
    print(x)  # bindings: x=-


def unbound(flag):
    if flag:
        y = 1
    print(y)  # bindings: y=?,28
    del y
    print(y)  # bindings: y=del 30


def constants(flag):
    if TYPE_CHECKING:
        x = 1
    else:
        x = 2
    print(x)  # bindings: x=36,38
    if sys.version_info >= (3, 8):
        x = 3
    else:
        x = 4
    print(x)  # bindings: x=41
    if sys.version_info >= (3, 12):
        x = 5
    else:
        x = 6
    print(x)  # bindings: x=46,48
    if sys.version_info[0] == 2:
        x = 7
    print(x)  # bindings: x=46,48
    if sys.version_info < (3, 11):
        x = 8
    print(x)  # bindings: x=46,48
    while True:
        if flag:
            x = 9
            break
    print(x)  # bindings: x=58
    while 1:
        pass
    print(x)  # bindings: x=-


def exits(flag):
    x = 1
    if flag:
        x = 2
        sys.exit(1)
    print(x)  # bindings: x=67
    try:
        x = 3
        sys.exit()
    except SystemExit:
        print(x)  # bindings: x=67,73
    assert False
    print(x)  # bindings: x=-
