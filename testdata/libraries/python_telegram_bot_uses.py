"""python-telegram-bot as users write it: replies, files, queries, and applications."""
import time

import requests
from telegram import Bot, Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    update.message.reply_text("x")  # want never-awaited "coroutine of 'reply_text()' is never awaited"
    context.bot.send_photo(chat_id=1, photo="x")  # want never-awaited "coroutine of 'send_photo()' is never awaited"
    context.bot.send_chat_action(1, "typing")  # want never-awaited "coroutine of 'send_chat_action()' is never awaited"
    query = update.callback_query
    query.answer()  # want never-awaited "coroutine of 'answer()' is never awaited"
    query.edit_message_text("x")  # want never-awaited "coroutine of 'edit_message_text()' is never awaited"
    message = update.effective_message.reply_text("x")
    print(message.message_id)  # want coroutine-attribute "coroutine of 'reply_text()' has no attribute 'message_id'"
    member = context.bot.get_chat_member(1, 2)
    if member.status == "x":  # want coroutine-attribute "coroutine of 'get_chat_member()' has no attribute 'status'"
        pass
    file = context.bot.get_file("x")
    file.download_to_drive("x")  # want coroutine-attribute "coroutine of 'get_file()' has no attribute 'download_to_drive'"
    (await update.message.photo[-1].get_file()).download_to_drive("x")  # want never-awaited "coroutine of 'download_to_drive()' is never awaited"
    new = update.message.photo[-1].get_file()
    new.download_to_drive("x")  # want coroutine-attribute "coroutine of 'get_file()' has no attribute 'download_to_drive'"
    await context.job_queue.run_once(alarm, 1)  # want await-non-awaitable "'run_once()' returns 'Job', which 'await' cannot take"
    await context.application.add_handler(CommandHandler("x", start))  # want await-non-awaitable "'add_handler()' returns None, which 'await' cannot take"
    time.sleep(1)  # want blocking-sleep "'time.sleep()' waits for the clock"
    requests.get("x")  # want blocking-http-call "'requests.get()' waits for the network"
    admins = context.bot.get_chat_administrators(1)
    for admin in admins:  # want iterated-coroutine "coroutine of 'get_chat_administrators()' cannot be iterated"
        print(admin)
    print([a.user.id for a in context.bot.get_chat_administrators(1)])  # want iterated-coroutine "coroutine of 'get_chat_administrators()' cannot be iterated"
    update.message.delete()  # want never-awaited "coroutine of 'delete()' is never awaited"
    with context.bot:  # want sync-with "'ExtBot' is an asynchronous context manager; plain 'with' cannot enter it"
        pass


async def alarm(context: ContextTypes.DEFAULT_TYPE) -> None:
    context.bot.send_message(1, "x")  # want never-awaited "coroutine of 'send_message()' is never awaited"


async def main():
    application = ApplicationBuilder().token("x").build()
    application.run_polling()  # want nested-event-loop "'run_polling' starts an event loop, and 'main' runs inside one already"
    application.bot.set_webhook("x")  # want never-awaited "coroutine of 'set_webhook()' is never awaited"
    application.updater.start_polling()  # want never-awaited "coroutine of 'start_polling()' is never awaited"
    application.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    with application:  # want sync-with "'Application' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    bot = Bot("x")
    print(bot.get_me().username)  # want coroutine-attribute "coroutine of 'get_me()' has no attribute 'username'"
    updates = bot.get_updates()
    updates[-1].message  # want coroutine-attribute "coroutine of 'get_updates()' has no items"
    await bot.send_message(1, "x").message_id  # want coroutine-attribute "coroutine of 'send_message()' has no attribute 'message_id'"


def send():
    bot = Bot("x")
    bot.send_message(1, "x")  # want never-awaited "coroutine of 'send_message()' is never awaited"


Bot("x").send_message(chat_id=1, text="x")  # want never-awaited "coroutine of 'send_message()' is never awaited"


async def right(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = await update.effective_message.reply_text("x")
    print(message.message_id, (await context.bot.get_chat_member(1, 2)).status)
    file = await update.message.photo[-1].get_file()
    await file.download_to_drive("x")
    context.job_queue.run_once(alarm, 1)


def right_main() -> None:
    application = ApplicationBuilder().token("x").build()
    application.add_handler(CommandHandler("start", start))
    application.run_polling()
