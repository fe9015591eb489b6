# Syntax of Python 3.12, 3.13 and 3.14.
type X = int
type Y[T: (int, str) = str, *Ts = *tuple[int], **P = [int, str]] = dict[T, P]
def f[T = int](a: T) -> T: ...
class C[K, V = K](dict[K, V]): ...
try:
    pass
except A, B:
    pass
except C, D, E.F:
    pass
try:
    pass
except* A, B:
    pass
t"a{b!r:>{c}}" rt'{d}' T"""{
    e
}"""
tr"\{x}"
f"{x["key"]} {f"{y}"}"
async def g[T: int, *Ts, **P](self) -> T: ...
class D[T](A, *B): pass
