"""discord.py as users write it: messages, members, voice, interactions, views."""
import time

import discord
import requests
from discord import app_commands
from discord.ext import commands, tasks


intents = discord.Intents.default()


bot = commands.Bot(command_prefix="!", intents=intents)


client = discord.Client(intents=intents)


tree = app_commands.CommandTree(client)


@client.event
async def on_message(message):
    message.channel.send("x")
    if message.author == client.user:
        return
    member = client.get_guild(1).get_member(2)
    await client.get_user(1)  # want await-non-awaitable "'get_user()' returns 'User', which 'await' cannot take"
    await client.get_guild(1)  # want await-non-awaitable "'get_guild()' returns 'Guild', which 'await' cannot take"
    client.fetch_channel(1).send("x")  # want coroutine-attribute "coroutine of 'fetch_channel()' has not started, and 'send' takes nothing but None before"
    channel = client.get_channel(1)
    channel.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
    print(member)
    await client.wait_until_ready  # want uncalled-function "'await' cannot take method 'wait_until_ready': call it"
    time.sleep(1)  # want blocking-sleep "'time.sleep()' waits for the clock"
    requests.get("x")  # want blocking-http-call "'requests.get()' waits for the network"


@client.event
async def on_member_join(member: discord.Member):
    member.send("welcome")  # want never-awaited "coroutine of 'send()' is never awaited"
    member.add_roles(member.guild.roles[0])  # want never-awaited "coroutine of 'add_roles()' is never awaited"
    member.guild.get_role(1)
    await member.guild.get_role(1)  # want await-non-awaitable "'get_role()' returns 'Role', which 'await' cannot take"
    invites = member.guild.invites()
    for invite in invites:  # want iterated-coroutine "coroutine of 'invites()' cannot be iterated"
        print(invite)
    for ban in await member.guild.bans():  # want await-async-generator "'await' cannot take async generator of 'bans()': iterate it with 'async for'"
        print(ban)
    bans = [ban for ban in member.guild.bans()]  # want sync-for "async generator of 'bans()' is an asynchronous iterable; plain 'for' cannot iterate it"
    print(len(bans), len(member.guild.invites()))  # want coroutine-in-place-of-result "coroutine of 'invites()' is no value for 'len()'"
    role = await discord.utils.get(member.guild.roles, name="x")  # a miss: what it gives for a list is not told apart from what it gives for an asynchronous iterable
    print(role)


@bot.command()
async def purge(ctx: commands.Context, amount: int):
    messages = await ctx.channel.history(limit=amount).flatten()  # want coroutine-attribute "async generator of 'history()' has no attribute 'flatten': it is iterated with 'async for'"
    await ctx.channel.purge  # want uncalled-function "'await' cannot take method 'purge': call it"
    ctx.channel.purge(limit=1)  # want never-awaited "coroutine of 'purge()' is never awaited"
    ctx.author.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
    if ctx.author.voice:
        vc = ctx.author.voice.channel.connect()
        vc.play(discord.FFmpegPCMAudio("x"))  # want coroutine-attribute "coroutine of 'connect()' has no attribute 'play'"
        voice = await ctx.author.voice.channel.connect()
        await voice.play(discord.FFmpegPCMAudio("x"))  # want await-non-awaitable "'play()' returns None, which 'await' cannot take"
        voice.disconnect()  # want never-awaited "coroutine of 'disconnect()' is never awaited"
        await voice.stop()  # want await-non-awaitable "'stop()' returns None, which 'await' cannot take"
    with ctx.typing():  # want sync-with "'Typing' or 'DeferTyping' is an asynchronous context manager"
        pass
    msg = await ctx.send("x")
    msg.add_reaction("x")  # want never-awaited "coroutine of 'add_reaction()' is never awaited"
    msg.edit(content="y")  # want never-awaited "coroutine of 'edit()' is never awaited"
    reaction, user = bot.wait_for("reaction_add", check=lambda r, u: True)  # want iterated-coroutine "coroutine of 'wait_for()' cannot be unpacked"
    print(messages, reaction, user)
    embed = await discord.Embed(title="x")  # want await-non-awaitable "'await' cannot take 'Embed': it has no '__await__'"
    ctx.send(embed=embed)  # want never-awaited "coroutine of 'send()' is never awaited"


@tasks.loop(seconds=5)
async def background():
    channel = bot.get_channel(1)
    if channel:
        channel.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"


async def setup(bot: commands.Bot):
    bot.add_cog(commands.Cog())  # want never-awaited "coroutine of 'add_cog()' is never awaited"
    await background.start()
    background.start()


@tree.command(name="x")
async def slash(interaction: discord.Interaction):
    interaction.response.send_message("x")  # want never-awaited "coroutine of 'send_message()' is never awaited"
    message = interaction.original_response()
    message.edit(content="x")  # want coroutine-attribute "coroutine of 'original_response()' has no attribute 'edit'"
    await interaction.response.is_done()  # want await-non-awaitable "'is_done()' returns bool, which 'await' cannot take"
    interaction.response.send_modal(discord.ui.Modal(title="x"))  # want never-awaited "coroutine of 'send_modal()' is never awaited"


class View(discord.ui.View):
    @discord.ui.button(label="x")
    async def press(self, interaction: discord.Interaction, button: discord.ui.Button):
        interaction.response.edit_message(content="x")  # want never-awaited "coroutine of 'edit_message()' is never awaited"
        self.stop()
        await self.stop()  # want await-non-awaitable "'stop()' returns None, which 'await' cannot take"


bot.load_extension("cogs.x")  # want never-awaited "coroutine of 'load_extension()' is never awaited"


bot.run("token")


async def right_channel(ctx: commands.Context):
    channel = bot.get_channel(1)
    if isinstance(channel, discord.TextChannel):
        await channel.send("x")
        async with channel.typing():
            old = [message async for message in channel.history(limit=1)]
        await old[0].delete()
    user = await bot.fetch_user(1)
    await user.send(ctx.author.mention)


async def right_member(member: discord.Member):
    role = member.guild.get_role(1)
    if role is not None:
        await member.add_roles(role)
    async for ban in member.guild.bans():
        print(ban, len(await member.guild.invites()))
    print(member.display_name, member.guild.get_member(1))
