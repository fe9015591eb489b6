# Methods that are bound by assignment.
async def close(self, *exc):
    pass


class Session:
    async def __aenter__(self):
        return self

    __aexit__ = close


class Forgets:
    __aexit__ = close  # want missing-protocol-twin "'Forgets' has '__aexit__' but no '__aenter__'"


class Removed:
    async def __aenter__(self):  # want missing-protocol-twin
        return self

    __aexit__ = None
