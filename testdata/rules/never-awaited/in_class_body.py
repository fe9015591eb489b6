async def save(): ...


class Store:
    save()  # want never-awaited "coroutine of 'save()' is never awaited"
