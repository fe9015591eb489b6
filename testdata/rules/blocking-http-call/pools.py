import http.client
import urllib.request

import urllib3
from urllib.request import urlopen


async def main(url, unknown):
    urllib3.request("GET", url)  # want blocking-http-call
    pool = urllib3.PoolManager()
    pool.request("GET", url)  # want blocking-http-call
    urllib3.connection_from_url(url).urlopen("GET", url)  # want blocking-http-call
    pool.clear()
    urllib.request.Request(url)
    with urlopen(url) as answer:  # want blocking-http-call
        answer.read()  # want blocking-http-call
    connection = http.client.HTTPSConnection(url)
    connection.request("GET", "/")  # want blocking-http-call
    connection.putheader("a", "b")
    unknown.request("GET", url)
