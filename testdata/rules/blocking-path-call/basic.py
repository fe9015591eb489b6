import asyncio
import os
import os.path
import shutil
from os.path import exists
from pathlib import Path


async def main(path: Path, unknown):
    os.path.exists("x")  # want blocking-path-call "'os.path.exists()' waits for the file system; the whole event loop waits with it"
    if exists("x"):  # want blocking-path-call
        os.remove("x")  # want blocking-path-call
    path.mkdir(exist_ok=True)  # want blocking-path-call
    Path("x").is_file()  # want blocking-path-call
    os.path.join("a", "b")
    path.with_suffix(".y")
    path.read_text()
    unknown.exists()
    await asyncio.to_thread(os.remove, "x")
