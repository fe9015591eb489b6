import sys


def straight(f):
    x = f()  # reads x: 6
    print(x)
    x = f()  # reads x: none
    y = x = f()  # reads x: 9, y: none
    return x


def branches(f, flag):
    x = f()  # reads x: 15 18
    if flag:
        print(x)
    else:
        x = f()  # reads x: 18
    return x


def loops(items):
    last = None  # reads last: 25 26 27
    for item in items:  # reads item: 24
        print(item)
        print(last)
        last, other = last, 1  # reads last: 25 26 27, other: none
    return last


def closures(f):
    x = f()  # reads x: 33
    def inner():
        return x
    y = f()  # reads y: 35
    z = lambda: y  # reads z: 39
    w = f()  # reads w: 37
    w += 1  # reads w: 38
    v = [f for f in w]  # reads v: none, f: 38
    return inner, z


def seen(f):
    x = f()  # reads x: unknown
    return locals()


def unreached(f):
    return f
    x = f()  # reads x: unknown


def deleted(f):
    x = f()  # reads x: none
    del x


def declared(f):
    global exported
    exported = f()  # reads exported: unknown


module = sys  # reads module: unknown


class Class:
    attribute = sys  # reads attribute: unknown


def caught(f):
    try:
        x = f()  # reads x: 74
        f()
    except OSError:
        return x
    with f() as y:  # reads y: none
        pass
    if (z := f()):  # reads z: none
        pass
