# A checkpoint that a repair puts into an except clause, where no exception goes on that it might take the place of.
import trio


async def answers(request):
    try:
        await trio.sleep(request)
    except OSError:
        print("failed")
        return 1  # want missing-checkpoint
    return 2


async def asks(request):
    try:
        print(request)
    except ValueError:
        return 1  # want missing-checkpoint
    await trio.sleep(request)


async def raises(request):
    try:
        print(request)
    except ValueError:
        raise
    await trio.sleep(request)
