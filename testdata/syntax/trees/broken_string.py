def first():
    x = "not closed
    return x

def second():
    """Not closed
    return 1

def third():
    """A doc string."""
    return f"{x" + 1

class C:
    def m(self):
        '''
    def n(self):
        return 2

x = 1


class Documented:
    def first(self):
        """Its text begins beside the quotes

    def second(self):
        """
        Say what this is about.
        """
        return 2

    def third(self):
        r"""And its text has no end,

    @property
    def fourth(self):
        """
        Name: of what it gives, and why.
        """
        return 4

    def fifth(self):
        """Ask for all

    def sixth(self):
        """
        Shortcut for method :class:`Other`
        """
        return 6

    def seventh(self):
        """Ask for more

    async def eighth(self):
        """|coro|

        Name a stage.
        """
        return 8


def whole():
    """
    def example():
        pass
    """
    match (1):
        case int: pass


def text():
    return """
def example():
    pass
"""
