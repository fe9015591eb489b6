# awaiter: ignore-file[never-awaited, sync-for]
# want-1 unused-suppression "no finding of 'sync-for' is suppressed here"
async def save(): ...


async def main():
    save()
