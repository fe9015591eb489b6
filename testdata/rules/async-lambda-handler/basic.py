"""A function of AWS Lambda."""

import asyncio


async def fetch(): ...


async def lambda_handler(event, context):  # want async-lambda-handler "'lambda_handler' is a coroutine function: AWS Lambda does not await what its handler gives"
    # what it does
    await fetch()
    return {"statusCode": 200}


NAME = "x"
