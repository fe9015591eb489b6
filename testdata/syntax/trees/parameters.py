def f(): pass
def f(a): pass
def f(a, b=1, /, c: int = 2, *, d, e: str = "x", **kw: int,) -> None: pass
def f(*, a): pass
def f(*args, a=1, **kw): pass
def f(a, /): pass
lambda: 0
lambda *, a: a
lambda a, /, b=1, *c, d, e=2, **f: (yield)
@a.b(c)
@(d := e)
async def g(self) -> T: ...
@x
class C(A, *B, metaclass=M, **kw):
    @property
    def p(self): return self
class D(): pass
class E: x: int; y: str = ""
