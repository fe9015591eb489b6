# Ray makes the objects of actors and deployments itself, and awaits their __init__ and
# __del__.
from ray import serve


class Server:
    async def __init__(self, config):
        self.config = config

    async def __del__(self):
        await self.config.close()

    async def __len__(self):  # want async-special-method
        return 1


deployment = serve.deployment(Server)
