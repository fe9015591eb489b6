async def _lambda_handler(event, context): ...


async def lambda_handler(event, context):  # want async-lambda-handler
    return await _lambda_handler(event, context)
