"""telethon, where telethon.sync is imported as a module of the package."""
import telethon.sync
from telethon import TelegramClient

with TelegramClient("session", 1, "hash") as client:
    client.send_message("me", "hello")
    print(client.download_profile_photo("me"), telethon.sync.events)
