# A datagram is sent whether or not somebody takes it; only what is received is waited for.
import socket


async def address():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        probe.send(b"x")
        probe.recv(10)  # want blocking-socket-call "'probe.recv()' waits for the network"
        return probe.getsockname()[0]
