"""websockets, aiokafka, aiobotocore: clients that are entered or started."""
import websockets
from aiobotocore.session import get_session
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer


async def wrong():
    with websockets.connect("ws://example.com") as ws:  # want sync-with "'connect' is an asynchronous context manager"
        print(ws)
    async with websockets.connect("ws://example.com") as ws:
        ws.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
        for message in ws:  # want sync-for "'ClientConnection' is an asynchronous iterable"
            print(message)
    producer = AIOKafkaProducer()
    producer.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    producer.send("topic")  # want never-awaited "coroutine of 'send()' is never awaited"
    for message in AIOKafkaConsumer("topic"):  # want sync-for "'AIOKafkaConsumer' is an asynchronous iterable"
        print(message)
    with get_session().create_client("s3") as client:  # want sync-with "'ClientCreatorContext' is an asynchronous context manager"
        print(client)


async def right():
    async with websockets.connect("ws://example.com") as ws:
        await ws.send("x")
        async for message in ws:
            print(message)
    async for reconnected in websockets.connect("ws://example.com"):
        await reconnected.send("x")
    producer = AIOKafkaProducer()
    await producer.start()
    await (await producer.send("topic"))
    async with get_session().create_client("s3") as client:
        await client.list_buckets()
