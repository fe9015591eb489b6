
WORD_N = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d+(?:\.\d+)?)|(?P<space>\s+)|(?P<other>.)")


@dataclasses.dataclass(frozen=True, order=True)
class Token_N:
    kind: str
    text: str
    line: int = 1
    column: int = 0

    @property
    def end(self) -> int:
        return self.column + len(self.text)

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.kind} {self.text!r}"


def tokens_N(text: str, *, keep_space: bool = False):
    """Yields the tokens of text, with the place of each."""
    line, start = 1, 0
    for match in WORD_N.finditer(text):
        kind, value = match.lastgroup, match.group()
        token = Token_N(kind, value, line, match.start() - start)
        if kind == "space":
            line += value.count("\n")
            if "\n" in value:
                start = match.start() + value.rindex("\n") + 1
            if not keep_space:
                continue
        yield token


class Table_N:
    """Rows of cells with names, as text files have them."""

    def __init__(self, names, rows=()):
        self.names = list(names)
        self.rows = [list(row) for row in rows]
        self._by_name = {name: i for i, name in enumerate(self.names)}

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        for row in self.rows:
            yield dict(zip(self.names, row))

    def __getitem__(self, key):
        if isinstance(key, str):
            column = self._by_name[key]
            return [row[column] for row in self.rows]
        if isinstance(key, slice):
            return Table_N(self.names, self.rows[key])
        return dict(zip(self.names, self.rows[key]))

    @classmethod
    def read(cls, path, separator="\t"):
        with open(path, encoding="utf-8") as file:
            lines = [line.rstrip("\n").split(separator) for line in file if not line.startswith("#")]
        if not lines:
            raise ValueError(f"{path} is empty")
        head, *rows = lines
        for number, row in enumerate(rows, start=2):
            if len(row) != len(head):
                raise ValueError(f"{path}:{number}: {len(row)} cells, not {len(head)}")
        return cls(head, rows)

    def write(self, path, separator="\t"):
        with open(path, "w", encoding="utf-8") as file:
            for row in [self.names, *self.rows]:
                print(*row, sep=separator, file=file)

    def where(self, **wanted):
        found = Table_N(self.names)
        for row in self.rows:
            if all(row[self._by_name[name]] == value for name, value in wanted.items()):
                found.rows.append(row)
        return found

    def sorted(self, *names, reverse=False):
        columns = [self._by_name[name] for name in names]
        return Table_N(self.names, sorted(self.rows, key=lambda row: [row[i] for i in columns], reverse=reverse))

    def grouped(self, name):
        groups = defaultdict(lambda: Table_N(self.names))
        column = self._by_name[name]
        for row in self.rows:
            groups[row[column]].rows.append(row)
        return groups

    def __str__(self):
        widths = [max(map(len, [name, *map(str, self[name])])) for name in self.names]
        lines = ["  ".join(name.ljust(width) for name, width in zip(self.names, widths))]
        lines.append("  ".join("-" * width for width in widths))
        for row in self.rows:
            lines.append("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)))
        return "\n".join(lines)


@functools.lru_cache(maxsize=1024)
def distance_N(a: str, b: str) -> int:
    """Returns how many edits lead from a to b."""
    if not a or not b:
        return len(a) + len(b)
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        now = [i]
        for j, y in enumerate(b, start=1):
            if x == y:
                now.append(before[j - 1])
            else:
                now.append(1 + min(before[j - 1], before[j], now[-1]))
        before = now
    return before[-1]


def nearest_N(word: str, words: Iterable[str], limit: int = 3) -> Optional[str]:
    best, least = None, limit + 1
    for other in words:
        if abs(len(word) - len(other)) <= limit:
            d = distance_N(word.lower(), other.lower())
            if d < least:
                best, least = other, d
    return best


def parse_settings_N(text: str, known: dict[str, type]) -> dict[str, Any]:
    settings = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        name, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            raise SyntaxError(f"line {number}: no '='")
        if name not in known:
            hint = nearest_N(name, known)
            raise KeyError(f"line {number}: {name!r}" + (f"; did you mean {hint!r}?" if hint else ""))
        try:
            settings[name] = json.loads(value) if known[name] in (list, dict) else known[name](value)
        except (ValueError, TypeError) as error:
            raise ValueError(f"line {number}: {value!r} is no {known[name].__name__}") from error
    return settings
