import anyio
from pathlib import Path


async def main(path: anyio.Path, plain: Path):
    await path.exists()
    plain.mkdir(exist_ok=True)  # want blocking-path-call
