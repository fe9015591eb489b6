"""websockets, aiokafka, aiobotocore: clients that are entered or started."""
import websockets
from aiobotocore.session import get_session
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer


async def wrong():
    with websockets.connect("ws://example.com") as ws:
        print(ws)
    async with websockets.connect("ws://example.com") as ws:
        ws.send("x")
        for message in ws:
            print(message)
    producer = AIOKafkaProducer()
    producer.start()
    producer.send("topic")
    for message in AIOKafkaConsumer("topic"):
        print(message)
    with get_session().create_client("s3") as client:
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
