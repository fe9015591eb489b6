"""discord.py, python-telegram-bot, telethon: more of what goes wrong in bots."""
import asyncio

import discord
import telegram
from discord.ext import commands, tasks
from telegram.ext import Application, ContextTypes, Updater
from telethon import TelegramClient

bot = commands.Bot("!", intents=discord.Intents.default())


@bot.command()
async def ping(ctx: commands.Context):
    ctx.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
    ctx.reply("x")  # want never-awaited "coroutine of 'reply()' is never awaited"
    msg = ctx.send("x")
    msg.delete()  # want coroutine-attribute "coroutine of 'send()' has no attribute 'delete'"
    for m in ctx.channel.history(limit=1):  # want sync-for "async generator of 'history()' is an asynchronous iterable"
        print(m)
    with ctx.typing():  # want sync-with "'Typing' or 'DeferTyping' is an asynchronous context manager"
        pass
    await ctx.bot.get_channel(1)  # want await-non-awaitable "'await' cannot take 'VoiceChannel', 'StageChannel', 'ForumChannel', 'TextChannel', 'CategoryChannel', 'Thread' or 'PrivateChannel'"
    bot.load_extension("x")  # want never-awaited "coroutine of 'load_extension()' is never awaited"
    bot.add_cog(object())  # want never-awaited "coroutine of 'add_cog()' is never awaited"
    await ctx.guild.get_channel(1)  # want await-non-awaitable "'VoiceChannel', 'StageChannel', 'ForumChannel', 'TextChannel' or 'CategoryChannel'"
    await ctx.guild.get_member(1)  # want await-non-awaitable "'get_member()' returns 'Member', which 'await' cannot take"
    user = bot.fetch_user(1)
    print(user.name)  # want coroutine-attribute "coroutine of 'fetch_user()' has no attribute 'name'"
    messages = await ctx.channel.history(limit=1)  # want await-async-generator "'await' cannot take async generator of 'history()': iterate it with 'async for'"
    ctx.message.add_reaction("x")  # want never-awaited "coroutine of 'add_reaction()' is never awaited"
    await bot.run("x")  # want nested-event-loop "'run' starts an event loop, and 'ping' runs inside one already" await-non-awaitable "'run()' returns None, which 'await' cannot take"
    bot.run("x")  # want nested-event-loop "'run' starts an event loop, and 'ping' runs inside one already"
    ctx.voice_client.disconnect()  # want never-awaited "coroutine of 'disconnect()' is never awaited"


@bot.event
async def on_ready():
    bot.tree.sync()  # want never-awaited "coroutine of 'sync()' is never awaited"
    bot.change_presence()  # want never-awaited "coroutine of 'change_presence()' is never awaited"


class Cog(commands.Cog):
    @commands.command()
    async def kick(self, ctx, member: discord.Member):
        member.kick()  # want never-awaited "coroutine of 'kick()' is never awaited"

    @discord.app_commands.command()
    async def slash(self, interaction: discord.Interaction):
        interaction.response.send_message("x")  # want never-awaited "coroutine of 'send_message()' is never awaited"
        interaction.followup.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
        interaction.response.defer()  # want never-awaited "coroutine of 'defer()' is never awaited"

    @tasks.loop(seconds=1)
    async def loop(self):
        pass

    def __init__(self):
        self.loop.start()


async def ptg(update: telegram.Update, context: ContextTypes.DEFAULT_TYPE):
    update.message.reply_text("x")  # want never-awaited "coroutine of 'reply_text()' is never awaited"
    context.bot.send_message(1, "x")  # want never-awaited "coroutine of 'send_message()' is never awaited"
    me = context.bot.get_me()
    me.username  # want coroutine-attribute "coroutine of 'get_me()' has no attribute 'username'"
    f = await context.bot.get_file("x")
    f.download_to_drive()  # want never-awaited "coroutine of 'download_to_drive()' is never awaited"
    app = Application.builder().token("x").build()
    await app.run_polling()  # want nested-event-loop "'run_polling' starts an event loop, and 'ptg' runs inside one already" await-non-awaitable "'run_polling()' returns None, which 'await' cannot take"
    app.initialize()  # want never-awaited "coroutine of 'initialize()' is never awaited"
    app.bot.send_message(1, "x")  # want never-awaited "coroutine of 'send_message()' is never awaited"
    with telegram.Bot("x") as b:  # want sync-with "'Bot' is an asynchronous context manager"
        pass
    updater = Updater(b, asyncio.Queue())
    updater.start_polling()  # want never-awaited "coroutine of 'start_polling()' is never awaited"


async def tele(client: TelegramClient):
    client.send_message("x", "y")  # want never-awaited "coroutine of 'send_message()' is never awaited"
    client.connect()  # want never-awaited "coroutine of 'connect()' is never awaited"
    for d in client.iter_dialogs():  # want sync-for "'__iter__' of '_DialogsIter' raises while an event loop runs, which it does in a coroutine"
        print(d)
    await client.iter_dialogs()  # want await-non-awaitable "'iter_dialogs()' returns '_DialogsIter', which 'await' cannot take"
    me = client.get_me()
    print(me.id)  # want coroutine-attribute "coroutine of 'get_me()' has no attribute 'id'"
    client.disconnect()
    with client:  # want sync-with "'__enter__' of 'TelegramClient' raises while an event loop runs, which it does in a coroutine"
        pass


@bot.command()
async def right(ctx: commands.Context):
    message = await ctx.send("x")
    await message.add_reaction("x")
    async for old in ctx.channel.history(limit=1):
        await old.delete()
    async with ctx.typing():
        await bot.add_cog(Cog())
    print(ctx.bot.get_channel(1), bot.latency)


async def right_telegram(update: telegram.Update, context: ContextTypes.DEFAULT_TYPE):
    if update.message:
        await update.message.reply_text("x")
    print((await context.bot.get_me()).username)
    file = await context.bot.get_file("x")
    await file.download_to_drive()


def run():
    Application.builder().token("x").build().run_polling()
    bot.run("x")
