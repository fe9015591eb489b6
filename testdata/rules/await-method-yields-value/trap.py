# Of which loop this is, nobody knows.
class Trap:
    def __await__(self):
        yield "sleep", 1
