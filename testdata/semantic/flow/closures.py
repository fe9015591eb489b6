LIMIT = 1
CACHE = None
if LIMIT:  # bindings: LIMIT=1
    MODE = "a"
else:
    MODE = "b"


def reads():
    print(LIMIT)  # bindings: LIMIT=1
    print(CACHE)  # bindings: CACHE=2,17
    print(MODE)  # bindings: MODE=4,6


def writes():
    global CACHE
    CACHE = 2
    print(CACHE)  # bindings: CACHE=17
    reads()
    print(CACHE)  # bindings: CACHE=2,17
    if CACHE is None:
        return
    print(CACHE)  # bindings: CACHE=2[not CACHE is None],17[not CACHE is None]


def later():
    print(LATER)  # bindings: LATER=30


LATER = 1


def outer(flag):
    before = 1
    if flag is None:
        return
    changed = 1
    counter = 0

    def inner():
        nonlocal counter
        counter += 1  # bindings: counter=38,42
        print(before, flag)  # bindings: before=34 flag=33[not flag is None]
        print(changed)  # bindings: changed=37,49
        print(inner)  # bindings: inner=40

    keep = lambda: (before, changed)  # bindings: before=34 changed=37,49
    lazy = (before for _ in flag if changed)  # bindings: before=34 changed=37,49
    changed = 2
    return inner, keep, lazy  # bindings: inner=40 keep=47 lazy=48


class Scope:
    name = 1
    print(name)  # bindings: name=54
    LIMIT = LIMIT  # bindings: LIMIT=1

    def method(self):
        print(Scope)  # bindings: Scope=53


for number in range(3):
    def made():
        print(number)  # bindings: number=62


async def opened():
    global SESSION
    if SESSION is None:
        SESSION = await made()
    return SESSION  # bindings: SESSION=70,70[not SESSION is None],74[not SESSION is None]


SESSION = None


def annotated(x: "int", y: later) -> After: ...  # bindings: later=26 After=80


class After: ...


state = None


def start():
    global state
    state = 1


state = 2
print(state)  # bindings: state=83,88,91,93
[state := 3, state]  # bindings: state=93
