# Every kind of comprehension, in plain and asynchronous functions.
def plain(rows):
    listed = [(yield row) for row in rows]  # want yield-in-comprehension "'yield' in a list comprehension, which runs as a function of its own"
    unique = {(yield row) for row in rows}  # want yield-in-comprehension "'yield' in a set comprehension"
    mapped = {row: (yield row) for row in rows}  # want yield-in-comprehension "'yield' in a dict comprehension"
    lazy = ((yield from row) for row in rows)  # want yield-in-comprehension "'yield from' in a generator expression"
    tested = [row for row in rows if (yield row)]  # want yield-in-comprehension
    inner = [cell for row in rows for cell in (yield row)]  # want yield-in-comprehension
    return listed, unique, mapped, lazy, tested, inner


async def asynchronous(rows):
    yield [(yield row) for row in rows]  # want yield-in-comprehension


def innocent(rows):
    first = [row for row in (yield rows)]
    sent = [(lambda: (yield row)) for row in rows]
    nested = [[cell for cell in row] for row in (yield from rows)]
    return first, sent, nested
