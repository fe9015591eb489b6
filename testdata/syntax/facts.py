"""Prints, for each file named on standard input, what ast.parse says of it.

A file gives the line "file PATH", then a line per node in pre-order, in the
order of the source: depth, role, kind with its details, start and end as byte
offsets in UTF-8. Nodes without a position, and those inside f-strings, whose
positions are wrong before Python 3.12, have "- -". Files that ast.parse refuses
give the line "refused PATH". The first line says whether positions inside f-strings
are known.
"""

import ast
import binascii
import io
import re
import sys
import tokenize
import warnings

ROLES = {
    "targets": "target", "elts": "elt", "keys": "key", "values": "value",
    "patterns": "pattern", "decorator_list": "decorator_list", "names": "names",
    "default_value": "default",
}

PLAIN = {  # node type: its fields in the order of the source
    ast.Return: ["value"], ast.Delete: ["targets"], ast.Assign: ["targets", "value"],
    ast.AugAssign: ["target", "value"], ast.AnnAssign: ["target", "annotation", "value"],
    ast.For: ["target", "iter", "body", "orelse"], ast.AsyncFor: ["target", "iter", "body", "orelse"],
    ast.While: ["test", "body", "orelse"], ast.If: ["test", "body", "orelse"],
    ast.With: ["items", "body"], ast.AsyncWith: ["items", "body"], ast.Match: ["subject", "cases"],
    ast.Raise: ["exc", "cause"], ast.Try: ["body", "handlers", "orelse", "finalbody"],
    ast.TryStar: ["body", "handlers", "orelse", "finalbody"], ast.Assert: ["test", "msg"],
    ast.Import: ["names"], ast.ImportFrom: ["names"], ast.Global: [], ast.Nonlocal: [],
    ast.Expr: ["value"], ast.Pass: [], ast.Break: [], ast.Continue: [],
    ast.BoolOp: ["values"], ast.NamedExpr: ["target", "value"], ast.BinOp: ["left", "right"],
    ast.UnaryOp: ["operand"], ast.Lambda: ["args", "body"], ast.IfExp: ["body", "test", "orelse"],
    ast.Set: ["elts"], ast.ListComp: ["elt", "generators"], ast.SetComp: ["elt", "generators"],
    ast.GeneratorExp: ["elt", "generators"], ast.Await: ["value"], ast.Yield: ["value"],
    ast.YieldFrom: ["value"], ast.Compare: ["left", "comparators"], ast.FormattedValue: ["value", "format_spec"],
    ast.Constant: [], ast.Attribute: ["value"], ast.Subscript: ["value", "slice"], ast.Starred: ["value"],
    ast.Name: [], ast.List: ["elts"], ast.Tuple: ["elts"], ast.Slice: ["lower", "upper", "step"],
    ast.comprehension: ["target", "iter", "ifs"], ast.ExceptHandler: ["type", "body"],
    ast.keyword: ["value"], ast.alias: [], ast.withitem: ["context_expr", "optional_vars"],
    ast.match_case: ["pattern", "guard", "body"], ast.arg: ["annotation"],
    ast.MatchValue: ["value"], ast.MatchSingleton: [], ast.MatchSequence: ["patterns"],
    ast.MatchStar: [], ast.MatchAs: ["pattern"], ast.MatchOr: ["patterns"],
    ast.FunctionDef: ["decorator_list", "args", "returns", "body"],
    ast.AsyncFunctionDef: ["decorator_list", "args", "returns", "body"],
}

if sys.version_info >= (3, 12):
    PLAIN[ast.FunctionDef] = PLAIN[ast.AsyncFunctionDef] = ["decorator_list", "type_params", "args", "returns", "body"]
    PLAIN[ast.TypeAlias] = ["name", "type_params", "value"]
    PLAIN[ast.TypeVar] = PLAIN[ast.ParamSpec] = PLAIN[ast.TypeVarTuple] = ["bound", "default_value"]
if sys.version_info >= (3, 14):
    PLAIN[ast.Interpolation] = ["value", "format_spec"]

KINDS = {
    ast.AsyncFunctionDef: "FunctionDef async", ast.AsyncFor: "For async", ast.AsyncWith: "With async",
    ast.TryStar: "Try star", ast.Expr: "ExprStmt", ast.comprehension: "Comprehension", ast.keyword: "Keyword",
    ast.alias: "Alias", ast.withitem: "WithItem", ast.match_case: "MatchCase", ast.arg: "Arg",
    ast.arguments: "Arguments",
}
if sys.version_info >= (3, 14):
    KINDS[ast.Interpolation] = "FormattedValue"


def place(node):
    return node.lineno, node.col_offset


def in_order(*lists):
    return sorted((n for part in lists for n in part), key=lambda pair: place(pair[1]))


def children(node):
    """The pairs of role and child of node in the order of the source."""
    kind = type(node)
    if kind is ast.Dict:
        for key, value in zip(node.keys, node.values):
            if key is not None:
                yield "key", key
            yield "value", value
    elif kind is ast.DictComp:
        yield "key", node.key
        yield "elt", node.value
        for g in node.generators:
            yield "generators", g
    elif kind is ast.Call:
        yield "func", node.func
        yield from in_order([("args", a) for a in node.args], [("keywords", k) for k in node.keywords])
    elif kind is ast.ClassDef:
        for d in node.decorator_list:
            yield "decorator_list", d
        for t in getattr(node, "type_params", ()):
            yield "type_params", t
        yield from in_order([("bases", a) for a in node.bases], [("keywords", k) for k in node.keywords])
        for s in node.body:
            yield "body", s
    elif kind is ast.arguments:
        plain = [("posonlyargs", a) for a in node.posonlyargs] + [("args", a) for a in node.args]
        missing = len(plain) - len(node.defaults)
        for i, pair in enumerate(plain):
            yield pair
            if i >= missing:
                yield "default", node.defaults[i - missing]
        if node.vararg:
            yield "vararg", node.vararg
        for a, d in zip(node.kwonlyargs, node.kw_defaults):
            yield "kwonlyargs", a
            if d is not None:
                yield "default", d
        if node.kwarg:
            yield "kwarg", node.kwarg
    elif kind is ast.MatchMapping:
        for key, pattern in zip(node.keys, node.patterns):
            yield "key", key
            yield "pattern", pattern
    elif kind is ast.MatchClass:
        yield "cls", node.cls
        for p in node.patterns:
            yield "pattern", p
        for p in node.kwd_patterns:
            yield "kwd_patterns", p
    elif kind is ast.JoinedStr or kind.__name__ == "TemplateStr":
        for v in node.values:
            if type(v) is not ast.Constant:
                yield "value", v
    else:
        for field in PLAIN[kind]:
            value = getattr(node, field, None)
            if value is None:
                continue
            role = ROLES.get(field, field)
            if type(value) is list:
                for v in value:
                    yield role, v
            elif type(value) is ast.arguments:
                if any(value.posonlyargs) or any(value.args) or value.vararg or any(value.kwonlyargs) or value.kwarg:
                    yield "params", value
            else:
                yield role, value


CONSTANTS = {
    type(None): "none", type(Ellipsis): "ellipsis", bytes: "bytes", int: "int", float: "float", complex: "complex",
}


def constant(value):
    if value is True or value is False:
        return str(value).lower()
    if type(value) is str:
        return "str #%08x" % binascii.crc32(value.encode("utf-8", "surrogatepass"))
    return CONSTANTS[type(value)]


def name(text):
    return "-" if text is None else text


def operator(node):
    return type(node.op).__name__


DETAILS = {
    ast.Constant: lambda n: " " + constant(n.value),
    ast.MatchSingleton: lambda n: " " + constant(n.value),
    ast.BinOp: lambda n: " " + operator(n), ast.BoolOp: lambda n: " " + operator(n),
    ast.UnaryOp: lambda n: " " + operator(n), ast.AugAssign: lambda n: " " + operator(n),
    ast.Compare: lambda n: " " + ",".join(type(op).__name__ for op in n.ops),
    ast.Name: lambda n: " " + name(n.id), ast.Attribute: lambda n: " " + name(n.attr),
    ast.FunctionDef: lambda n: " " + name(n.name), ast.AsyncFunctionDef: lambda n: " " + name(n.name),
    ast.ClassDef: lambda n: " " + name(n.name), ast.arg: lambda n: " " + name(n.arg),
    ast.keyword: lambda n: " " + name(n.arg), ast.alias: lambda n: " " + name(n.name) + " " + name(n.asname),
    ast.ImportFrom: lambda n: " %d %s" % (n.level, name(n.module)),
    ast.Global: lambda n: " " + ",".join(map(name, n.names)), ast.Nonlocal: lambda n: " " + ",".join(map(name, n.names)),
    ast.ExceptHandler: lambda n: " " + name(n.name), ast.MatchAs: lambda n: " " + name(n.name),
    ast.MatchStar: lambda n: " " + name(n.name), ast.MatchMapping: lambda n: " " + name(n.rest),
    ast.MatchClass: lambda n: " " + ",".join(map(name, n.kwd_attrs)),
    ast.comprehension: lambda n: " async" if n.is_async else "",
}

if sys.version_info >= (3, 12):
    for kind in ast.TypeVar, ast.ParamSpec, ast.TypeVarTuple:
        DETAILS[kind] = lambda n: " " + name(n.name)


def facts(tree, starts, write):
    stack = [(0, pair[0], pair[1], False) for pair in reversed([("body", s) for s in tree.body])]
    while stack:
        depth, role, node, unsure = stack.pop()
        kind = type(node)
        details = DETAILS.get(kind)
        text = KINDS.get(kind) or kind.__name__
        if details:
            text += details(node)
        if unsure or not hasattr(node, "lineno"):
            write("%d %s %s - -\n" % (depth, role, text))
        else:
            write("%d %s %s %d %d\n" % (
                depth, role, text,
                starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset))
        unsure = unsure or kind is ast.JoinedStr and sys.version_info < (3, 12)
        stack.extend((depth + 1, r, c, unsure) for r, c in reversed(list(children(node))))


def report(path, out):
    with open(path, "rb") as file:
        raw = file.read()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
        text = raw.decode(encoding).encode("utf-8")
        tree = ast.parse(raw)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        out.write("refused %s\n" % path)
        return
    starts = [3 if raw.startswith(b"\xef\xbb\xbf") else 0]
    starts += [m.end() + starts[0] for m in re.finditer(rb"\r\n|\r|\n", text)]
    out.write("file %s\n" % path)
    facts(tree, starts, out.write)


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    print("inside", "known" if sys.version_info >= (3, 12) else "unknown")
    for line in sys.stdin:
        report(line.rstrip("\n"), sys.stdout)


if __name__ == "__main__":
    main()
