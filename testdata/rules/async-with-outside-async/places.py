# Context managers entered in plain functions, classes, modules, and where they belong.
from library import connect, open_file

async with connect() as connection:  # want async-with-outside-async "'async with' outside of any function"
    print(connection)


def copy(source, target):
    # both files
    async with open_file(source) as s, open_file(target) as t:  # want async-with-outside-async "'async with' in 'copy', which is defined by 'def', not by 'async def'"
        t.write(s.read())


class Pool:
    async with connect() as shared:  # want async-with-outside-async "in the body of class 'Pool'"
        pass

    def acquire(self):
        try:
            async with self.lock: return self.free.pop()  # want async-with-outside-async "'async with' in 'acquire'"
        finally:
            print("left")

    async def release(self, connection):
        async with self.lock:
            self.free.append(connection)


async def main():
    async with (connect() as a, connect() as b):
        with open("x"):
            async with a:
                print(b)

    def helper():
        async with connect():  # want async-with-outside-async "'async with' in 'helper'"
            pass

    return helper
