import anyio
import subprocess


def version():
    return subprocess.check_output(["git", "--version"])


async def main(command):
    subprocess.Popen(command)  # want blocking-process
    version()  # want blocking-process "'version()' calls 'subprocess.check_output()', which waits for a process"
    await anyio.run_process(command)
