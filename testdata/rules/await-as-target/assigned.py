# One of them is enough for CPython to refuse the file.
async def main(x, y):
    await x = 1  # want await-as-target "an 'await' expression cannot be assigned to"
