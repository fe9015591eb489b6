# target: 3.9
from contextlib import closing


async def rows():
    yield 1


async def main():
    with closing(rows()):  # want mismatched-closing
        print("no aclosing yet")
