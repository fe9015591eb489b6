"""discord.py, python-telegram-bot, telethon: methods that talk to a server."""
import discord
import telegram
from telethon import TelegramClient


class Bot(discord.Client):
    async def on_message(self, message: discord.Message):
        message.channel.send("wrong")  # a miss
        for old in message.channel.history():  # a miss
            print(old)
        await message.channel.history()  # a miss
        with message.channel.typing():  # a miss
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
    for message in client.iter_messages("x"):  # a miss
        print(message)


async def right(bot: telegram.Bot):
    async with bot:
        await bot.send_message(1, "x")
    async with TelegramClient("x", 1, "x") as client:
        await client.send_message("x", "y")
        async for message in client.iter_messages("x"):
            print(message)
