# What asks a coroutine whether it is true, and of what class it is.
class User: ...


async def find(name):
    return User()


async def main(name):
    known = bool(find(name))  # want coroutine-condition "coroutine of 'find()' is always true; it is never awaited"
    is_user = isinstance(find(name), User)  # want coroutine-condition "coroutine of 'find()' is asked for its class in place of its result; it is never awaited"
    kept = find(name)
    print(known, is_user, bool(kept))  # want coroutine-condition
    passed = find(name)
    print(bool(passed))
    await passed
    return bool(await find(name))
