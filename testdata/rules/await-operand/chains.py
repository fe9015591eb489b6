# Operators one behind the other, and where 'not' may stand.
async def main(x, y):
    a = await - -x.value()  # want await-operand
    b = await not not x  # want await-operand "'await' before 'not'"
    c = await await await x  # want await-operand await-operand
    d = (await not x) if await not y else await ~x  # want await-operand await-operand await-operand
    e = 1 + await not x  # want await-operand
    f = [*await not x]  # want await-operand
    g = await not -x  # want await-operand
    h = await - not x  # want await-operand
    i = (await  # want await-operand "before '-'"
         -x)
    i = (await
         (-x))
    j = await -(x or y)  # want await-operand
    return await not x == y, await -x ** 2  # want await-operand await-operand
