import asyncio


async def lambda_handler(event, context): ...


def entry(event, context):
    return asyncio.run(lambda_handler(event, context))
