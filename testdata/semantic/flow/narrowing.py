def guards(x, y):
    if x is None:
        return x  # bindings: x=1[x is None]
    print(x)  # bindings: x=1[not x is None]
    if not isinstance(y, str):
        raise TypeError(y)  # bindings: y=1[not isinstance(y, str)]
    print(y)  # bindings: y=1[isinstance(y, str)]
    y = y or None  # bindings: y=1[isinstance(y, str)]
    print(y)  # bindings: y=8


def connectives(a, b):
    if a and b:  # bindings: a=12 b=12
        print(a, b)  # bindings: a=12[a] b=12[b]
    else:
        print(a, b)  # bindings: a=12 b=12
    if a is None or b is None:
        return
    print(a, b)  # bindings: a=12[not a is None] b=12[not b is None]
    if not (a == 1 or hasattr(a, "read")):
        return
    print(a)  # bindings: a=12[not a is None & a == 1],12[not a is None & not a == 1 & hasattr(a, "read")]


def expressions(x):
    print(x.name if x else x)  # bindings: x=25,25[not x],25[x]
    assert callable(x)
    print(x)  # bindings: x=25[callable(x)]
    while (line := x.read()) is not None:  # bindings: x=25[callable(x)]
        print(line)  # bindings: line=29[(line := x.read()) is not None]
    print(line)  # bindings: line=29[not (line := x.read()) is not None]
    if type(x) is int:
        print(x)  # bindings: x=25[callable(x) & type(x) is int]


def patterns(command):
    match command:  # bindings: command=36
        case None:
            print(command)  # bindings: command=36[None]
        case [first, *rest] if first:  # bindings: first=40
            print(first, rest)  # bindings: first=40[first] rest=40
        case {"name": name, **others}:
            print(name, others)  # bindings: name=42 others=42
        case int() | str() as value:
            print(value)  # bindings: value=44
        case other:
            print(other)  # bindings: other=46
            return
    print(command)  # bindings: command=36[None],36[not None & [first, *rest]],36[not None & not {"name": name, **others} & int() | str() as value],36[not None & {"name": name, **others}]


class Attributes:
    def method(self, other):
        self.task = None
        print(self.task)  # bindings: self.task=54
        other.task = 1
        print(self.task)  # bindings: self.task=-
        if self.lock is not None:
            print(self.lock)  # bindings: self.lock=[self.lock is not None]
            self.use()
            print(self.lock)  # bindings: self.lock=-
        if self.task is None:
            self.task = 2
        print(self.task)  # bindings: self.task=[not self.task is None],63
        self = other
        print(self.task)  # bindings: self.task=-

    async def waits(self):
        if self.session is None:
            self.session = await self.open()
        print(self.session)  # bindings: self.session=[not self.session is None],70
        await self.close()
        print(self.session)  # bindings: self.session=-
