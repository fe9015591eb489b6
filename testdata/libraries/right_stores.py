"""How stores, servers and bots are used when all is right: nothing is found."""
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiomysql
import aiosqlite
import asyncpg
import discord
import psycopg
import redis.asyncio as redis
from aiohttp import web
from discord.ext import commands, tasks
from fastapi import Depends, FastAPI, Request, WebSocket, WebSocketDisconnect
from fastapi.responses import StreamingResponse
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import AsyncMongoClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes
from telethon import TelegramClient, events


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_async_engine("sqlite+aiosqlite://")
sessions = async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[dict]:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    app.state.redis = redis.from_url("redis://localhost")
    app.state.pool = await asyncpg.create_pool("postgres://localhost")
    yield {"started": True}
    await app.state.redis.aclose()
    await app.state.pool.close()
    await engine.dispose()


app = FastAPI(lifespan=lifespan)


async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as opened:
        try:
            yield opened
            await opened.commit()
        except Exception:
            await opened.rollback()
            raise


@app.get("/users/{number}")
async def user(number: int, database: AsyncSession = Depends(session)) -> dict:
    found = await database.get(User, number)
    if found is None:
        found = User(name="x")
        database.add(found)
        await database.flush()
        await database.refresh(found)
    names = (await database.execute(select(User.name))).scalars().all()
    others = await database.scalars(select(User).where(User.id != number))
    return {"name": found.name, "names": list(names), "others": [other.name for other in others]}


@app.post("/upload")
async def upload(request: Request) -> StreamingResponse:
    async def parts() -> AsyncIterator[bytes]:
        async for chunk in request.stream():
            yield chunk.upper()

    return StreamingResponse(parts())


@app.websocket("/ws")
async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    try:
        while True:
            await websocket.send_json({"got": await websocket.receive_text()})
    except WebSocketDisconnect:
        print("gone")


async def homepage(request) -> JSONResponse:
    async with request.form() as form:
        return JSONResponse({"form": form["a"], "body": (await request.body()).decode()})


small = Starlette(routes=[Route("/", homepage)])


async def lines(store: redis.Redis) -> list[bytes]:
    async with store.pipeline(transaction=True) as pipe:
        first, second = await pipe.set("a", 1).get("a").execute()
    async with store.pubsub() as channel:
        await channel.subscribe("news")
        async for message in channel.listen():
            if message["type"] == "message":
                break
    async with store.lock("one"):
        await store.incr("n")
    keys = [key async for key in store.scan_iter("a*")]
    return [first, second, *keys, *await store.lrange("list", 0, -1)]


async def rows(pool: asyncpg.Pool) -> int:
    async with pool.acquire() as connection:
        async with connection.transaction():
            await connection.execute("insert into a values ($1)", 1)
            await connection.executemany("insert into a values ($1)", [(1,), (2,)])
            async for record in connection.cursor("select * from a"):
                print(record["b"])
        statement = await connection.prepare("select 1")
        return await statement.fetchval() + await connection.fetchval("select 1")


async def files() -> list:
    async with aiosqlite.connect("x.db") as database:
        database.row_factory = aiosqlite.Row
        await database.execute("create table a (b)")
        await database.commit()
        async with database.execute("select * from a") as cursor:
            first = await cursor.fetchone()
            return [first, *[row async for row in cursor]]


async def mysql() -> list:
    async with aiomysql.create_pool(host="localhost") as pool:
        async with pool.acquire() as connection, connection.cursor(aiomysql.DictCursor) as cursor:
            await cursor.execute("select 1")
            one = await cursor.fetchone()
            await connection.commit()
            return [one, *await cursor.fetchall()]


async def postgres() -> list:
    async with await psycopg.AsyncConnection.connect("") as connection:
        async with connection.cursor() as cursor, connection.transaction():
            await cursor.execute("select 1")
            async for record in cursor:
                print(record)
            return [*await cursor.fetchall(), cursor.rowcount]


async def documents() -> list:
    motor = AsyncIOMotorClient()["a"]["b"]
    inserted = await motor.insert_one({"x": 1})
    found = [document async for document in motor.find({"_id": inserted.inserted_id}).sort("x").limit(1)]
    found += await motor.find().to_list(length=10)
    async with AsyncMongoClient() as client:
        collection = client["a"]["b"]
        await collection.create_index("x")
        async for document in await collection.aggregate([{"$match": {}}]):
            found.append(document)
        async with client.start_session() as session, await session.start_transaction():
            await collection.update_one({}, {"$set": {"x": 2}}, session=session)
        found += await collection.find({}).to_list()
    return found


class Bot(commands.Bot):
    async def setup_hook(self) -> None:
        await self.load_extension("extension")
        await self.tree.sync()
        self.remind.start()

    @tasks.loop(minutes=1)
    async def remind(self) -> None:
        channel = self.get_channel(1)
        if isinstance(channel, discord.TextChannel):
            await channel.send("now")

    @remind.before_loop
    async def ready(self) -> None:
        await self.wait_until_ready()

    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None or message.author.bot:
            return
        member = message.guild.get_member(message.author.id)
        async with message.channel.typing():
            old = [m async for m in message.channel.history(limit=5)]
        if member is not None:
            await member.add_roles(*message.guild.roles[:1])
        await message.reply(str(len(old)))
        await self.process_commands(message)


bot = Bot("!", intents=discord.Intents.default())


@bot.command()
async def count(ctx: commands.Context, limit: int = 1) -> None:
    sent = await ctx.send("counting")
    await sent.edit(content=str(limit))

    def check(message: discord.Message) -> bool:
        return message.author == ctx.author

    try:
        answer = await bot.wait_for("message", check=check, timeout=5)
    except TimeoutError:
        return
    await answer.add_reaction("x")


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text((await context.bot.get_me()).first_name)
        context.job_queue.run_once(remember, 1)


async def remember(context: ContextTypes.DEFAULT_TYPE) -> None:
    await context.bot.send_message(1, "x")


def telegram_bot() -> None:
    application = Application.builder().token("x").build()
    application.add_handler(CommandHandler("start", start))
    application.run_polling()


async def telegram_client() -> None:
    async with TelegramClient("x", 1, "x") as client:

        @client.on(events.NewMessage)
        async def answer(event) -> None:
            await event.reply("x")

        print((await client.get_me()).id)
        async for message in client.iter_messages("me", limit=1):
            print(message.text)
        await client.run_until_disconnected()


async def handle(request: web.Request) -> web.StreamResponse:
    data = await request.json()
    if "ws" not in data:
        return web.json_response({"keys": list(data)})
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        if message.type == web.WSMsgType.TEXT:
            await ws.send_str(message.data)
    return ws


async def background(application: web.Application) -> AsyncIterator[None]:
    application["store"] = redis.Redis()
    yield
    await application["store"].aclose()


def main() -> None:
    application = web.Application()
    application.cleanup_ctx.append(background)
    application.add_routes([web.post("/", handle)])
    web.run_app(application)
    bot.run("token")
