def loops(items):
    x = 1
    for item in items:  # bindings: items=1
        print(x)  # bindings: x=2,7
        if item:  # bindings: item=3
            continue
        x = 2
    print(x)  # bindings: x=2,7
    print(item)  # bindings: item=?,3[item],3[not item]
    while x:  # bindings: x=2,7,13
        if x is None:
            break
        x = 3
    else:
        print(x)  # bindings: x=2[not x],7[not x],13[not x]
    print(x)  # bindings: x=2[not x],2[x & x is None],7[not x],7[x & x is None],13[not x],13[x & x is None]


def broken_off(items):
    found = None
    for item in items:
        if item:
            found = item
            break
    else:
        raise LookupError
    print(found)  # bindings: found=23


def comprehension(items):
    x = 1
    [x for x in items]  # bindings: x=32 items=30
    print(x)  # bindings: x=31
    print([y := x for z in items])  # bindings: x=31 items=30
    print(y)  # bindings: y=?,34
    print([z for z in items if z is not None])  # bindings: z=36,36[z is not None] items=30


async def asynchronous(source):
    async for item in source:
        print(item)  # bindings: item=40
    print(item)  # bindings: item=?,40


tone = 1
for _ in range(2):
    class Sound:
        first = tone  # bindings: tone=45
        tone = 2
        print(tone)  # bindings: tone=49
