"""telethon, where telethon.sync is imported beside it: its methods are other ones then."""
from telethon import TelegramClient, events, sync

client = TelegramClient("session", 1, "hash")


def script():
    client.start()
    client.send_message("me", "hello")
    print(client.get_me().username)
    for message in client.iter_messages("me", limit=1):
        print(message.text)
    with client:
        client.run_until_disconnected()


@client.on(events.NewMessage)
async def right_handler(event):
    await event.reply("x")
    await client.send_message("me", "hello")
