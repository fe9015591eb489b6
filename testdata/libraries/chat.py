"""discord.py, python-telegram-bot, telethon: methods that talk to a server."""
import discord
import telegram
from telethon import TelegramClient


class Bot(discord.Client):
    async def on_message(self, message: discord.Message):
        message.channel.send("wrong")  # want never-awaited "coroutine of 'send()' is never awaited"
        for old in message.channel.history():  # want sync-for "async generator of 'history()' is an asynchronous iterable"
            print(old)
        await message.channel.history()  # want await-async-generator "'await' cannot take async generator of 'history()'"
        with message.channel.typing():  # want sync-with "'Typing' is an asynchronous context manager"
            await message.channel.send("right")
        async for old in message.channel.history(limit=1):
            await old.delete()
        self.get_channel(1)
        member = await self.fetch_user(1)
        print(member.name)


async def wrong(bot: telegram.Bot):
    bot.send_message(1, "x")  # want never-awaited "coroutine of 'send_message()' is never awaited"
    client = TelegramClient("x", 1, "x")
    client.send_message("x", "y")  # want never-awaited "coroutine of 'send_message()' is never awaited"
    for message in client.iter_messages("x"):  # want sync-for "'__iter__' of '_MessagesIter' or '_IDsIter' raises while an event loop runs"
        print(message)
    with client:  # want sync-with "'__enter__' of 'TelegramClient' raises while an event loop runs"
        print("wrong")


async def right(bot: telegram.Bot):
    async with bot:
        await bot.send_message(1, "x")
    async with TelegramClient("x", 1, "x") as client:
        await client.send_message("x", "y")
        async for message in client.iter_messages("x"):
            print(message)


def plain():
    with TelegramClient("x", 1, "x") as client:
        for message in client.iter_messages("x"):
            print(message)
