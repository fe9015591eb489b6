# Classes that a decorator adds attributes to: of names that do not begin with "_", or of any.
class User:
    async def send(self): ...

    def __await__(self):
        yield


def flattened(cls):
    for name, value in vars(User).items():
        if name.startswith("_"):
            continue
        setattr(cls, name, value)
    return cls


def filled(cls):
    for name, value in vars(User).items():
        setattr(cls, name, value)
    return cls


def filled_before(cls):
    for name, value in vars(User).items():
        setattr(cls, name, value)
        if name.startswith("_"):
            continue
    return cls


def renamed(cls):
    for name, value in vars(User).items():
        if name.startswith("_"):
            continue
        name = f"__{name}__"
        setattr(cls, name, value)
    return cls


def marked(cls):
    cls.__await__ = User.__await__
    return cls


@flattened
class Member:
    def kick(self): ...


@filled
class Filled: ...


@filled_before
class FilledBefore: ...


@renamed
class Renamed: ...


@marked
class Marked: ...


def member(number) -> Member:
    return found(number)


async def main():
    await Member()  # want await-non-awaitable "'await' cannot take 'Member'"


async def declared():
    await member(1)  # want await-non-awaitable "'member()' returns 'Member', which 'await' cannot take"


async def unknown():
    await Filled()
    await FilledBefore()
    await Renamed()
    await Marked()
    await Member().send()
