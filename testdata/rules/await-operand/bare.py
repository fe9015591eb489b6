# Typing has only begun.
async def main(x):
    print(x)
    y = await  # want await-operand "'await' without anything to await"
    return y, f(await)  # want await-operand "'await' without anything to await"
