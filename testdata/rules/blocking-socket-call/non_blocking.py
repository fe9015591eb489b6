import asyncio
import socket


async def receive(sock: socket.socket):
    sock.setblocking(False)
    while True:
        try:
            return sock.recv(100)
        except BlockingIOError:
            await asyncio.sleep(0)


async def connect(host):
    return socket.create_connection((host, 80))  # want blocking-socket-call
