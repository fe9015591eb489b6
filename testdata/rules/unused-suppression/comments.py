# Comments that suppress something, and comments that do not.
async def save(): ...


async def main():
    save()  # awaiter: ignore[never-awaited]
    save()  # awaiter: ignore[E9, never-awaited, sync-with]  # want unused-suppression "no finding of 'E9', 'sync-with' is suppressed here"
    save()  # awaiter: ignore
    save()  # awaiter: ignore[await]
    await save()  # awaiter: ignore[never-awaited]  # want unused-suppression "this comment suppresses no finding"
    await save()  # see below  # awaiter: ignore  # want unused-suppression
    await save()  # awaiter: ignore[]  # want unused-suppression
    # awaiter: ignore[never-awaited] it is only logged
    save()
    # awaiter: ignore[never-awaited]
    # want-1 unused-suppression
    await save()
    await save()  # awaiter: ignore[never-awaited, unused-suppression]
    await save()  # awaiter: ignore[never-awaited]  # noqa: RUF100
    await save()  # noqa: ASYNC105
    await save()  # type: ignore[unused-coroutine]
    save()  # noqa  # awaiter: ignore[never-awaited]
    print("# awaiter: ignore[never-awaited]")
