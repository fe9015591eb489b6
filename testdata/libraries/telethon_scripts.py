"""telethon.sync: its methods run the loop where none runs, so nothing is known of them."""
from telethon.sync import TelegramClient

client = TelegramClient("session", 1, "hash")
client.start()
client.send_message("me", "x")
for message in client.get_messages("me", limit=1):
    print(message.text)
with TelegramClient("a", 1, "b") as other:
    other.send_message("me", "x")
    print(other.get_me().id)
client.run_until_disconnected()


def later():
    print(client.get_me().id)
    client.disconnect()
