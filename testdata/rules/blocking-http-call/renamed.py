# httpx under its new name, and sessions.
import httpx2
import requests
from httpx2 import AsyncClient


async def main(url, client: httpx2.Client):
    httpx2.get(url)  # want blocking-http-call "'httpx2.get()' waits for the network"
    client.post(url)  # want blocking-http-call
    requests.request("GET", url)  # want blocking-http-call
    session = requests.Session()
    session.get(url)  # want blocking-http-call
    async with AsyncClient() as own:
        await own.get(url)
        own.get(url)  # want never-awaited
