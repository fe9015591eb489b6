from contextlib import suppress


def handlers(f):
    x = None
    try:
        x = f()
        x = f(x)  # bindings: x=7 f=4
    except ValueError as e:
        print(x, e)  # bindings: x=5,7 e=9
        x = 1
    except TypeError:
        return
    else:
        print(x)  # bindings: x=8
    print(x)  # bindings: x=8,11
    print(e)  # bindings: e=?,del 9


def final(f):
    x = 1
    try:
        x = f()
        f()
    finally:
        print(x)  # bindings: x=21,23
    print(x)  # bindings: x=23


def final_binds(f):
    try:
        x = f()
        return x  # bindings: x=32
    except OSError:
        pass
    finally:
        y = 1
    print(x, y)  # bindings: x=? y=37


def jumps(items):
    x = 1
    for item in items:
        try:
            x = 2
            break
        finally:
            print(x)  # bindings: x=42,45
            x = 3
    print(x)  # bindings: x=42,49


def managers(lock):
    x = None
    with lock:
        x = lock.read()
        lock.check()
    print(x)  # bindings: x=54,56
    with suppress(OSError):
        return
    print(x)  # bindings: x=54,56


def groups(f):
    x = 1
    try:
        f()
    except* OSError:
        x = 2
    except* ValueError:
        print(x)  # bindings: x=65,69
        x = 3
    print(x)  # bindings: x=65,69,72
