import asyncio
import os
import subprocess
from subprocess import Popen, PIPE


async def main(command, flags):
    subprocess.run(["ls", "-l"], check=True)  # want blocking-process "'subprocess.run()' waits for a process; the whole event loop waits with it"
    subprocess.check_output(command)  # want blocking-process
    os.system("ls")  # want blocking-process
    os.waitpid(1, 0)  # want blocking-process
    Popen(["ls", *flags,], stdout=PIPE)  # want blocking-process "'Popen()' waits until a process has started"
    Popen(  # why
        [
            "ls",  # list
            "-l",
        ],
        stdout=PIPE,
    )  # want-6 blocking-process
    Popen(command)  # want blocking-process
    Popen("ls")  # want blocking-process
    process = Popen("ls -l", shell=True)  # want blocking-process
    process.wait()  # want blocking-process "'process.wait()' waits for a process"
    process.wait(timeout=0)
    process.communicate(b"x")  # want blocking-process
    process.poll()
    os.getpid()
    await asyncio.create_subprocess_exec("ls")
    await asyncio.to_thread(subprocess.run, ["ls"])


class Provisioner:
    def __init__(self, command):
        self.process = Popen(command)

    async def poll(self):
        return self.process.poll()

    async def wait(self):
        while await self.poll() is None:
            await asyncio.sleep(0.1)
        return self.process.wait()  # it has ended

    async def stop(self):
        self.process.terminate()
        self.process.wait()

    async def finish(self):
        return self.process.wait()  # want blocking-process
