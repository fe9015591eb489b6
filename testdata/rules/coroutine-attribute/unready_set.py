"""A manager whose attributes are set by names that are not known."""


class Response:
    status = 200


class Client:
    async def __aenter__(self):
        return Response()

    async def __aexit__(self, *exc_info):
        pass

    def prepare(self, values):
        for name in values:
            setattr(self, name, values[name])


class Other:
    async def __aenter__(self):
        return Response()

    async def __aexit__(self, *exc_info):
        pass


async def main(other: Other):
    client = Client()
    client.prepare({"status": 1})
    print(client.status)
    if other:
        other.status = 1
    else:
        show(other)


def show(other: Other):
    print(other.status)
