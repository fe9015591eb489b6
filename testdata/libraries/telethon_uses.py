"""telethon as users write it: requests, handlers, iterators, and its hybrids."""
from telethon import TelegramClient, events
from telethon.tl.functions.channels import GetParticipantsRequest
from telethon.tl.types import ChannelParticipantsSearch


client = TelegramClient("session", 1, "hash")


async def members(channel):
    found = client(GetParticipantsRequest(channel, ChannelParticipantsSearch(""), 0, 10, hash=0))
    print(found.users)  # want coroutine-attribute "coroutine of '__call__()' has no attribute 'users'"
    if not client.is_user_authorized():  # want coroutine-condition "coroutine of 'is_user_authorized()' is always true"
        client.send_code_request("1")  # want never-awaited "coroutine of 'send_code_request()' is never awaited"
    for message in client.get_messages("me", limit=1):  # want iterated-coroutine "coroutine of 'get_messages()' cannot be iterated"
        print(message)
    async for message in client.get_messages("me", limit=1):  # want iterated-coroutine "coroutine of 'get_messages()' cannot be iterated"
        print(message)
    entity = client.get_entity("x")
    print(entity.id)  # want coroutine-attribute "coroutine of 'get_entity()' has no attribute 'id'"
    client.download_media("x")  # want never-awaited "coroutine of 'download_media()' is never awaited"
    people = [p for p in client.iter_participants(channel)]  # want sync-for "'__iter__' of '_ParticipantsIter' raises while an event loop runs, which it does in a coroutine"
    dialogs = await client.get_dialogs()
    print(dialogs[0].name, client.get_dialogs()[0].name, people)  # want coroutine-attribute "coroutine of 'get_dialogs()' has no items"
    await client.run_until_disconnected  # want await-non-awaitable "'await' cannot take method 'run_until_disconnected': it has no '__await__'"
    await client.on(events.NewMessage)  # want await-non-awaitable "'on()' returns function 'decorator', which 'await' cannot take"


async def entered():
    with client:  # want sync-with "'__enter__' of 'TelegramClient' raises while an event loop runs"
        print("wrong")
    with client.conversation("x") as conversation:  # want sync-with "'__enter__' of 'Conversation' raises while an event loop runs"
        print(conversation)


@client.on(events.NewMessage)
async def right_handler(event):
    await event.reply("x")


async def right_requests(channel):
    if await client.is_user_authorized():
        found = await client(GetParticipantsRequest(channel, ChannelParticipantsSearch(""), 0, 10, hash=0))
        print(found.users)
    async for message in client.iter_messages("me", limit=1):
        print(message)
    for message in await client.get_messages("me", limit=1):
        print(message)


def right_script():
    with TelegramClient("a", 1, "b") as opened:
        for message in opened.iter_messages("me"):
            print(message)
        opened.run_until_disconnected()
