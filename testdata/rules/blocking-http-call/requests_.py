import asyncio
import requests
from requests import post, Session


async def main(url, session: Session):
    requests.get(url)  # want blocking-http-call "'requests.get()' waits for the network; the whole event loop waits with it"
    requests.request("GET", url)  # want blocking-http-call
    answer = post(url, json={"a": 1})  # want blocking-http-call
    answer.json()
    session.get(url).raise_for_status()  # want blocking-http-call
    with requests.Session() as own:
        own.mount("https://", None)
        own.put(
            url,  # where to
            data=b"",
        )  # want-3 blocking-http-call
    session.unheard_of(url)
    await asyncio.to_thread(requests.get, url)


class Api(requests.Session):
    async def load(self, url):
        return self.get(url)  # want blocking-http-call


class Own:
    def __init__(self):
        self.session = requests.Session()

    def get(self, url):
        return self.session.get(url)

    async def load(self, url):
        self.session.get(url)  # want blocking-http-call "'self.session.get()' waits"
        return self.get(url)  # want blocking-http-call "'self.get()' calls 'self.session.get()', which waits for the network"
