"""aiokafka as users write it: producers, consumers, administration."""
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient


async def produce():
    producer = AIOKafkaProducer(bootstrap_servers="x")
    producer.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    producer.send_and_wait("x", b"x")  # want never-awaited "coroutine of 'send_and_wait()' is never awaited"
    fut = producer.send("x", b"x")
    print(fut.result())  # want coroutine-attribute "coroutine of 'send()' has no attribute 'result'"
    rec = producer.send_and_wait("x", b"x")
    print(rec.offset)  # want coroutine-attribute "coroutine of 'send_and_wait()' has no attribute 'offset'"
    producer.flush()  # want never-awaited "coroutine of 'flush()' is never awaited"
    producer.stop()  # want never-awaited "coroutine of 'stop()' is never awaited"
    with producer:  # want sync-with "'AIOKafkaProducer' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    parts = producer.partitions_for("x")
    print(len(parts))  # want coroutine-in-place-of-result "coroutine of 'partitions_for()' is no value for 'len()'"
    async with producer.transaction():
        producer.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
    with producer.transaction():  # want sync-with "'TransactionContext' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    producer.begin_transaction()  # want never-awaited "coroutine of 'begin_transaction()' is never awaited"
    producer.create_batch()
    await producer.create_batch()  # want await-non-awaitable "'create_batch()' returns 'BatchBuilder', which 'await' cannot take"
    (await producer.send("x")).offset  # want coroutine-attribute "'Future' has no attribute 'offset': it must be awaited first"
    sent = await producer.send("x")
    if sent["x"]:  # want coroutine-attribute "'Future' has no items"
        pass


async def consume():
    consumer = AIOKafkaConsumer("x")
    consumer.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    for msg in consumer:  # want sync-for "'AIOKafkaConsumer' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(msg)
    msg = consumer.getone()
    print(msg.value)  # want coroutine-attribute "coroutine of 'getone()' has no attribute 'value'"
    data = consumer.getmany(timeout_ms=1)
    for tp, messages in data.items():  # want coroutine-attribute "coroutine of 'getmany()' has no attribute 'items'"
        print(tp, messages)
    consumer.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    consumer.stop()  # want never-awaited "coroutine of 'stop()' is never awaited"
    await consumer.subscribe(["x"])  # want await-non-awaitable "'subscribe()' returns None, which 'await' cannot take"
    await consumer.assignment()  # want await-non-awaitable "'assignment()' returns set, which 'await' cannot take"
    consumer.seek_to_beginning()  # want never-awaited "coroutine of 'seek_to_beginning()' is never awaited"
    await consumer.seek(None, 1)  # want await-non-awaitable "'seek()' returns None, which 'await' cannot take"
    pos = consumer.position(None)
    print(pos + 1)  # want coroutine-in-place-of-result "coroutine of 'position()' is an operand in place of its result"
    with consumer as c:  # want sync-with "'AIOKafkaConsumer' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c)
    consumer.end_offsets([])["x"]  # want coroutine-attribute "coroutine of 'end_offsets()' has no items"
    async for m in await consumer.getmany():  # want async-for-sync-iterable "dict is a plain iterable; 'async for' cannot iterate it"
        print(m)
    async for m in consumer.getone():  # want iterated-coroutine "coroutine of 'getone()' cannot be iterated"
        print(m)
    await consumer.unsubscribe()  # want await-non-awaitable "'unsubscribe()' returns None, which 'await' cannot take"
    consumer.topics()  # want never-awaited "coroutine of 'topics()' is never awaited"
    if consumer.committed(None):  # want coroutine-condition "coroutine of 'committed()' is always true"
        pass
    await consumer.pause()  # want await-non-awaitable "'pause()' returns None, which 'await' cannot take"


async def admin():
    a = AIOKafkaAdminClient()
    a.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    a.create_topics([])  # want never-awaited "coroutine of 'create_topics()' is never awaited"
    print(a.list_topics()[0])  # want coroutine-attribute "coroutine of 'list_topics()' has no items"
    a.close()  # want never-awaited "coroutine of 'close()' is never awaited"


async def right_producer():
    async with AIOKafkaProducer(bootstrap_servers="x") as producer:
        record = await producer.send_and_wait("x", b"x")
        print(record.offset)
        async with producer.transaction():
            await (await producer.send("x", b"y"))


async def right_consumer():
    consumer = AIOKafkaConsumer("x")
    await consumer.start()
    consumer.subscribe(["x"])
    async for message in consumer:
        print(message.value, consumer.assignment())
    await consumer.stop()
