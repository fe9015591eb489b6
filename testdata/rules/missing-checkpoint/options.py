# option: exempt-decorators = ["app.route"]
# option: suppressing-managers = ["somewhere.ignored", "*.quiet"]
import trio
from somewhere import app, ignored, loud, tools


@app.route("/")
async def page(request):
    return request


@app.get
async def other(request):
    return request  # want missing-checkpoint


async def swallowed(url):  # want missing-checkpoint
    with ignored(OSError):
        await trio.sleep(url)


async def quiet(url):  # want missing-checkpoint
    with tools.quiet:
        await trio.sleep(url)


async def raised(url):
    with loud(OSError):
        await trio.sleep(url)
