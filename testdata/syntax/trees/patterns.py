match x, *y:
    case -1 | -2.5 | 1 + 2j | -3 - 4j: pass
    case "a" "b" | b"c" | None | True | False: pass
    case [a, *_, b] | (a, *rest, b): pass
    case a, *_: pass
    case [a],: pass
    case (a): pass
    case ((a | b) as c): pass
    case (): pass
    case []: pass
    case {"k": v, -1: w, A.B: 0, **rest}: pass
    case {}: pass
    case A.B.C(x, (y), z=-1, w=_, v=D()): pass
    case str(): pass
    case A.b | A.b.c: pass
    case {"x": [int() as n, _]} if n > 0: pass
    case _: pass
match = case = type = _ = 1
match.case(type)
match (x)
match[x]
match -x:
    case y: pass
match x:
    case y if (yield): pass
