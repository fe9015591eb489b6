# A loop as other languages write it.
async def main(stream):
    for await chunk in stream:  # want await-as-target "an 'await' expression cannot be assigned to"
        print(chunk)
