# What tree-sitter's grammar reads in another way than Python.
type(m).attr = x
type(a)[b] = type(c).d = e
type = type(x)
type(x)
type in types
[*x.f()]
{*x.f(), *y[0]}
a = *b, *c.d()
print("a", *x.f())
print(*args.a, *x if y else z)
await_ = [await a ** 2, -await b, await c.d ** -await e]
x = 1 ^ 2 & 3 | 4 ^ 5 & 6 & 7
x = (1 ^ 2) & 3
print >> stream, "text"
exec(code, {}), exec
from __future__ import annotations
try:
    pass
except *A.B:
    pass
except *(C, D) as e:
    pass
with (a, b):
    pass
with (a,):
    pass
with (a as b):
    pass
with (a as b,):
    pass
with (a, b) as c:
    pass
with (a), b as c:
    pass
with (yield):
    pass
def f(*args: *Ts, **kwargs: T.x) -> A[int] | B | C[d.e] | None: pass
x: A[int, str] | B[c] | d
x: a.b[c].d[e] = 1
if a:
    x = 1; y = 2;
z = 3
class A:
    def f(self):
        return (self.
    a,
  self.b  # a comment
    )
f'{x:=5} {(y:=6)} {z!r:=^{w}}'
