import asyncio
import imaplib
import poplib
import socketserver
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer


async def serve():
    server = HTTPServer(("", 8000), BaseHTTPRequestHandler)
    server.handle_request()  # want blocking-socket-call "'server.handle_request()' waits for the network"
    server.serve_forever()  # want blocking-socket-call
    server.server_close()


async def serve_beside():
    server = ThreadingHTTPServer(("", 8000), BaseHTTPRequestHandler)
    threading.Thread(target=server.serve_forever).start()
    await asyncio.to_thread(server.serve_forever)


async def echo(handler):
    with socketserver.ThreadingTCPServer(("", 7), handler) as server:
        server.serve_forever()  # want blocking-socket-call


async def mail():
    with imaplib.IMAP4_SSL("imap.example.org") as box:  # want blocking-socket-call "'imaplib.IMAP4_SSL()' waits for the network"
        box.login("ada", "secret")  # want blocking-socket-call
        box.select()  # want blocking-socket-call
        print(box.search(None, "ALL"))  # want blocking-socket-call
    old = poplib.POP3("pop.example.org")  # want blocking-socket-call
    print(old.retr(1))  # want blocking-socket-call
    old.close()
