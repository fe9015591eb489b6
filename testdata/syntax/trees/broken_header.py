class A(B
    def f(self): pass
    def g(self): pass

class C
    x = 1
    async def __aenter__(self): return self

async def
def h(self
    return 1
async with
for x in
    pass
if a
    b
@
def i(): pass
@dec(
def j(): pass
