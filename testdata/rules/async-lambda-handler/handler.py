import boto3


async def handler(event: dict, _context) -> dict:  # want async-lambda-handler
    return {"client": boto3.client("s3")}
