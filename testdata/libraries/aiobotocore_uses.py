"""aiobotocore as users write it: clients that are entered, paginators that are not awaited."""
import aiobotocore
from aiobotocore.session import AioSession, get_session


async def s3():
    session = get_session()
    with session.create_client("s3") as client:  # want sync-with "'ClientCreatorContext' is an asynchronous context manager; plain 'with' cannot enter it"
        print(client)
    client = session.create_client("s3")
    await client.put_object(Bucket="x")  # want coroutine-attribute "'ClientCreatorContext' has no attribute 'put_object'"
    await client.close()  # want coroutine-attribute "'ClientCreatorContext' has no attribute 'close'"
    client2 = await session.create_client("s3")  # want await-non-awaitable "'await' cannot take 'ClientCreatorContext', which 'async with' enters"
    async with session.create_client("s3") as c:
        c.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        paginator = c.get_paginator("x")
        for page in paginator.paginate(Bucket="x"):  # want sync-for "'AioPageIterator' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(page)
        await c.get_paginator("x")  # want await-non-awaitable "'get_paginator()' returns 'AioPaginator', which 'await' cannot take"
        await paginator.paginate(Bucket="x")  # want await-non-awaitable "'paginate()' returns 'AioPageIterator', which 'await' cannot take"
        waiter = c.get_waiter("x")
        waiter.wait(Bucket="x")  # want never-awaited "coroutine of 'wait()' is never awaited"
        url = c.generate_presigned_url("x")
        async for page in await paginator.paginate(Bucket="x"):  # want await-non-awaitable "'paginate()' returns 'AioPageIterator', which 'await' cannot take"
            print(page, client2)
    session2 = AioSession()
    async with session2.create_client as c4:  # want uncalled-function "'async with' cannot take method 'create_client': call it"
        print(c4)
    session2.get_credentials().access_key  # want coroutine-attribute "coroutine of 'get_credentials()' has no attribute 'access_key'"
    aiobotocore.get_session()


async def right_client():
    async with get_session().create_client("s3") as client:
        found = await client.get_object(Bucket="x", Key="y")
        print(found["Body"])


async def right_pages():
    async with AioSession().create_client("s3") as client:
        async for page in client.get_paginator("list_objects_v2").paginate(Bucket="x"):
            print(page["Contents"])
        await client.get_waiter("bucket_exists").wait(Bucket="x")
