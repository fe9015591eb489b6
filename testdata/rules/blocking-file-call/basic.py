import asyncio
import io
import os
import pathlib
from pathlib import Path


async def main(path: Path, unknown):
    with open("x") as file:  # want blocking-file-call "'open()' waits for the file system; the whole event loop waits with it"
        file.read()  # want blocking-file-call "'file.read()' waits"
        for line in file:
            print(line)
        file.write("x")  # want blocking-file-call
        file.fileno()
    path.read_text()  # want blocking-file-call
    Path("x").write_bytes(b"")  # want blocking-file-call
    os.fdopen(1)  # want blocking-file-call
    io.StringIO().read()
    unknown.read()
    path.exists()
    await asyncio.to_thread(path.read_text)


def load(path):
    return pathlib.Path(path).read_text()


async def chain(open):
    open("x")
    return load("x")  # want blocking-file-call
