"""Prints the tokens of each file named on standard input.

A file gives the line "file PATH", then a line per token: its type, start and end
as byte offsets in UTF-8.
"""

import re
import sys
import tokenize

TYPES = {
    tokenize.NAME: "name", tokenize.NUMBER: "number", tokenize.STRING: "string", tokenize.OP: "op",
    tokenize.COMMENT: "comment", tokenize.NEWLINE: "newline", tokenize.NL: "newline",
}


STARTS = {getattr(tokenize, n, None) for n in ("FSTRING_START", "TSTRING_START")}
ENDS = {getattr(tokenize, n, None) for n in ("FSTRING_END", "TSTRING_END")}


def whole_strings(tokens):
    """The tokens, with each f-string as one: before Python 3.12 it is."""
    depth = 0
    for token in tokens:
        if token.type in STARTS:
            if depth == 0:
                first = token
            depth += 1
        elif token.type in ENDS:
            depth -= 1
            if depth == 0:
                yield tokenize.TokenInfo(tokenize.STRING, "...", first.start, token.end, first.line)
        elif depth == 0:
            yield token


def report(path):
    with tokenize.open(path) as file:
        encoding = file.encoding
    with open(path, "rb") as file:
        raw = file.read()
    if encoding.lower() != "utf-8":
        return
    text = raw.decode()
    lines = re.split("(?<=\n)", text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    print("file", path)
    with open(path, "rb") as file:
        for token in whole_strings(tokenize.tokenize(file.readline)):
            kind = TYPES.get(token.type)
            if kind is None or token.string == "" or token.start[0] > len(lines):
                continue
            spans = [
                starts[row - 1] + len(lines[row - 1][:column].encode()) for row, column in (token.start, token.end)
            ]
            if kind == "newline":
                spans[1] = spans[0] + len(token.string)
            print(kind, *spans)


for line in sys.stdin:
    report(line.rstrip("\n"))
