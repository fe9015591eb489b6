((a)), ((b)).c, ((d))(e), -(f), (g) + (h), not (i)
(a, b), (a,), (), a,
a if b else c if d else e
a and b and c or d and (e and f)
a < b <= c not in d is not e is f != g
not a in b
-a ** -b * ~c
lambda: a, b
[x async for x, in y if z if w for (a, b) in c]
{k: v for k, v in d}
{**a, 'b': c, **d}
{a, *b}
f(x for x in y)
f((x for x in y))
f(a, *b, c=d, *g, **e)
a[b], a[b,], a[b:c:d, ...], a[:], a[*b], a[b:=c], a[(b, c)], a[::]
(a := 1)
(yield), (yield a, b), (yield from c), (await d)
x = yield
x = *a, b = c
x: int
(x): int = 1
x.y[z]: a.b = c
x += yield
x @= a; x **= b; x //= c; x >>= d; x <<= e; x &= f; x ^= g; x |= h; x %= i
1, 0x1e, 0b1, 0o7, 1_000, 1., .5, 1e5, 1E-5, 1j, 1.5J
None, True, False, ...
"a" 'b' """c""" r"\d" u"e"
b"a" rb'\x'
f"a{b}{{c}}" "d" f'{e!r:>{f}.{g}}' rf"\{h}"
f"{a, b} {c=} {d:%Y-%m}"
f'''{
    a
    + b  # comment
}'''
del a, (b), (c, d), [e]
global g, h
assert a, b
raise A from b
return_ = a
import a.b as c, d . e
from . import (a, b as c,)
from ... x import *
from .a.b import c
a; b; c;
