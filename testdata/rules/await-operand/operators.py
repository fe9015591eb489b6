# Operators that bind less than await.
async def main(x, y):
    a = await -x.value()  # want await-operand "'await' before '-', which binds less than 'await'"
    b = await  not x  # want await-operand "'await' before 'not'"
    c = await await x  # want await-operand "'await' before 'await'"
    d = [await ~x, y]  # want await-operand "'await' before '~'"
    return a, b, c, d
