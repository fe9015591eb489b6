import asyncio
import select
import socket
import ssl


async def main(host, sock: socket.socket):
    socket.getaddrinfo(host, 80)  # want blocking-socket-call "'socket.getaddrinfo()' waits for the network"
    socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST)
    client = socket.create_connection((host, 80))  # want blocking-socket-call
    client.sendall(b"x")  # want blocking-socket-call
    return sock.recv(3)  # want blocking-socket-call


async def other(host, secure: ssl.SSLSocket):
    secure.do_handshake()  # want blocking-socket-call
    socket.socket().bind((host, 80))
    loop = asyncio.get_running_loop()
    await loop.getaddrinfo(host, 80)
    select.select([secure], [], [], 0)
    select.select([secure], [], [])  # want blocking-socket-call
