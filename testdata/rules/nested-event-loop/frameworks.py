"""What runs a server or a bot runs a loop of asyncio for it."""
import threading

import discord
import trio
import uvicorn
from aiohttp import web
from telegram.ext import Application

application = Application.builder().build()


class Bot(discord.Client):
    def start_now(self):
        self.run("token")

    async def on_ready(self):
        self.run("token")  # want nested-event-loop "'run' starts an event loop, and 'on_ready' runs inside one already"


async def main(app):
    uvicorn.run(app)  # want nested-event-loop "'run' starts an event loop, and 'main' runs inside one already"
    uvicorn.Server(uvicorn.Config(app)).run()  # want nested-event-loop
    web.run_app(app)  # want nested-event-loop "'run_app' starts an event loop"
    threading.Thread(target=uvicorn.run, args=(app,)).start()
    await uvicorn.Server(uvicorn.Config(app)).serve()
    discord.Client(intents=discord.Intents.default()).run("token")  # want nested-event-loop


async def inside(app, nursery: trio.Nursery):
    await trio.sleep(1)
    uvicorn.run(app)


def plain(app, bot: Bot):
    uvicorn.run(app)
    application.run_polling()
    bot.run("token")
