# What classes that inherit from one base set of themselves: one is not what its sibling is,
# unless a third inherits from both.


class Session:
    async def __aenter__(self): ...

    async def __aexit__(self, *details): ...


class Pool: ...


class Base:
    shared: int

    def open(self):
        reveal(self.session)  # type: 'Session' or 'Pool'
        return self.session


class One(Base):
    def __init__(self):
        self.session = Session()
        self.kept = [Session()]
        self.kept.append(Session())

    def use(self):
        reveal(self.session)  # type: 'Session'
        reveal(self.kept[0])  # type: 'Session'


class Two(Base):
    def __init__(self):
        self.session = Pool()
        self.kept = []
        self.kept.append(Pool())

    def use(self):
        reveal(self.session)  # type: 'Pool'
        reveal(self.kept[0])  # type: 'Pool'


reveal(One().session)  # type: 'Session'


class Left(Base):
    def __init__(self):
        self.session = Session()

    def use(self):
        reveal(self.session)  # type: 'Session' or 'Pool'


class Right(Base):
    def __init__(self):
        self.session = Pool()


class Both(Left, Right):
    pass


class Further(Both):
    pass


class Above(Base):
    def use(self):
        reveal(self.late)  # type: 'Pool'


class Below(Above):
    def __init__(self):
        self.late = Pool()


def set_of(two: Two, above: Above):
    two.given = Session()
    reveal(two.given)  # type: 'Session'
    reveal(One().given)  # type: ?
    above.set_outside = Pool()
    reveal(Below().set_outside)  # type: 'Pool'
    reveal(One().set_outside)  # type: ?


class Lone(unknown.Base):
    def __init__(self):
        self.result = Pool()

    def use(self):
        reveal(self.result)  # type: ?
