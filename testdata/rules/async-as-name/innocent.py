# Everything that they belong to.
async def main(rows):
    """async and await"""
    async with rows as table, table:
        async for row in table:
            print(f"async {await row} await", r"async", b"await")  # async = await
    return [
        cell async
        for cell in rows
        if await
        cell
    ]
