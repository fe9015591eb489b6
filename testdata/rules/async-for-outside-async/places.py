# Loops in plain functions, classes, modules, and where they belong.
from library import numbers, rows

async for number in numbers():  # want async-for-outside-async "'async for' outside of any function"
    print(number)


def total(source):
    result = 0
    async  for number in source:  # want async-for-outside-async "'async for' in 'total', which is defined by 'def', not by 'async def'"
        result += number  # adds it
    else:
        result = -result
    return result


class Report:
    async for row in rows():  # want async-for-outside-async "'async for' in the body of class 'Report'"
        pass

    def lines(self):
        if self:
            async for row in self.rows(): yield row  # want async-for-outside-async "'async for' in 'lines'"

    async def all(self):
        async for row in self.rows():
            yield row


async def main():
    async for number in numbers():
        for _ in range(number):
            async for row in rows():
                print(row)

    def helper():
        async for number in numbers():  # want async-for-outside-async "'async for' in 'helper'"
            print(number)

    class Local:
        async for number in numbers():  # want async-for-outside-async "in the body of class 'Local'"
            print(number)

    return helper, Local


lazy = (number async for number in numbers())
