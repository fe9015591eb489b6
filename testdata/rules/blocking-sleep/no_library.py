import time

from framework import app


@app.get("/")
async def handler(request):
    time.sleep(1)  # want blocking-sleep
    return "ok"
