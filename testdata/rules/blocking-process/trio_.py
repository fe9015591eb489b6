import subprocess
import trio


async def main(command):
    subprocess.Popen(["ls"], cwd="/")  # want blocking-process
    subprocess.run(command, check=True)  # want blocking-process
    await trio.run_process(command)
