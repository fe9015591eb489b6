"""A function in a class whose first parameter is not called self may be called without an object."""


class Report:
    def __init__(self, lines):
        self.lines = Report.numbered(lines)

    def numbered(lines):
        return [f"{number} {line}" for number, line in enumerate(lines)]

    def texts(lines):
        for line in lines:
            yield line

    async def __aiter__(self):
        yield self.lines

    def all(self):
        return [line for line in self]  # want sync-for

    def first(this):
        for line in this:  # want sync-for
            return line
