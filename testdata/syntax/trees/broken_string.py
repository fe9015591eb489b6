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
