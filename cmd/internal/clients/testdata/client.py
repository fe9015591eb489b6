"""A client that does nothing but live: client.py SERVER, until its input ends.

Standard input of the server is descriptor 3, whose other end is 4."""

import json
import os
import subprocess
import sys

server = subprocess.Popen([sys.argv[1], "serve"], stdin=3, stdout=subprocess.PIPE)
os.close(3)
body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize",
                   "params": {"processId": os.getpid(), "capabilities": {}}}).encode()
os.write(4, b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
server.stdout.readline()  # it has been answered
print(server.pid, flush=True)
sys.stdin.read()
