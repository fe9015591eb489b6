package analysistest

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"

	"awaiter/analysis/source"
)

// A Typist edits a program at random, as people do: names, lines and methods more, less or
// elsewhere, statements key by key, and much of it undone.
type Typist struct {
	Text    *source.Text
	Others  []*source.Text // of which lines are taken over too
	random  *rand.Rand
	undo    []*source.Text
	at      int    // where it is typed key by key
	typed   string // what has been typed so
	rest    string // and what is still to be typed
	history []string
}

// NewTypist returns one that begins with text.
func NewTypist(text string, random *rand.Rand) *Typist {
	return &Typist{Text: source.New(text), random: random}
}

// History returns what was done, an edit a line.
func (t *Typist) History() string { return strings.Join(t.history, "\n") }

// Type makes an edit of t.Text.
func (t *Typist) Type() {
	switch {
	case t.rest != "" && t.random.IntN(50) > 0:
		t.key()
	case len(t.undo) > 0 && t.random.IntN(3) > 0:
		t.history = append(t.history, "undone")
		t.Text, t.undo, t.rest = t.undo[len(t.undo)-1], t.undo[:len(t.undo)-1], ""
	default:
		t.undo = append(t.undo, t.Text)
		at, end, with := t.edit(t.Text.String())
		if t.rest = ""; t.random.IntN(8) > 0 {
			t.replace(source.Span{Start: at, End: end}, with)
			return
		}
		t.at, t.typed, t.rest = at, "", statements[t.random.IntN(len(statements))]
		t.rest = t.rest[:1+t.random.IntN(len(t.rest))]
		t.key()
	}
}

// key types one character more, or takes some back.
func (t *Typist) key() {
	if t.typed != "" && t.random.IntN(8) == 0 {
		n := min(len(t.typed), 1+t.random.IntN(3))
		t.replace(source.Span{Start: t.at - n, End: t.at}, "")
		t.typed, t.rest = t.typed[:len(t.typed)-n], t.typed[len(t.typed)-n:]+t.rest
		t.at -= n
		return
	}
	t.replace(source.Span{Start: t.at, End: t.at}, t.rest[:1])
	t.typed, t.rest = t.typed+t.rest[:1], t.rest[1:]
	t.at++
}

func (t *Typist) replace(s source.Span, with string) {
	t.history = append(t.history, fmt.Sprintf("%q for %q at line %d", with, t.Text.Slice(s), t.Text.Line(s.Start)+1))
	t.Text = t.Text.Edit(s, with)
}

var (
	word = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)

	// The first line of a function, with its indentation, the word async and its name; that of a
	// class of the module, with its name and bases; and an import.
	functionHead = regexp.MustCompile(`(?m)^([ \t]*)(async )?def (\w+)\(.*\n`)
	classWith    = regexp.MustCompile(`(?m)^class (\w+)(\(.*\))?:\n`)
	importLine   = regexp.MustCompile(`(?m)^(?:from [\w.]+ import|import) .*\n`)
)

// pieces are what is put somewhere at once.
var pieces = []string{
	"async ", "await ", "yield ", "return ", "return 1\n", "pass\n", "raise ValueError\n", "x = ", "self.", "self.value = ", "global counter\n",
	"import asyncio\n", "from contextlib import asynccontextmanager\n", "from asyncio import *\n", "def added():\n    return added()\n",
	"async def added():\n    await added()\n", "class Added:\n    async def __aenter__(self): return self\n    async def __aexit__(self, *a): ...\n",
	"\"", "'", "\"\"\"", "(", ")", "[", "]", "{", "}", ":", ",", "\n", " ", "    ", "#", "# noqa\n", "@", "@property\n", "@staticmethod\n", ".", "*", "=", " is None",
	"async def half", "def half(self, ", "try:\n", "(object)", "(Added)", "x.value = ", "    def half(self):\n        self.value = half()\n",
	"class Heir(Added):\n    def __init__(self):\n        self.value = added()\n", "if x:\n", "exit()\n", "x\n", "None", "lambda: ", "-> int", ": int",
}

// members are what is put in front of a function. Where NAME stands, there is the name of
// another one.
var members = []string{
	"half", "async def", "def half(self): return added()", "async def half(self): self.value = 1", "async def added(self): ...", "@property", "value = added()",
	"@property\n    async def value(self): return self", "def __exit__(self, *a): ...", "async def __aexit__(self, *a): ...", "async def __aenter__(self): return self", "def __init__(self): self.value = added()",
	"async def NAME(self, *a): return self\n", "NAME = None", "NAME: int", "def half(*a): return NAME(*a)\n",
	"@property", "@staticmethod", "@classmethod", "@asynccontextmanager", "@functools.wraps", "@overload",
}

// statements are what is typed key by key.
var statements = []string{
	"    async def refresh(self, names=()):\n        \"\"\"What it's about.\"\"\"\n        async with self.lock as l:\n            x = await self.get(names)\n            self.value = x\n        return x\n\n",
	"    @property\n    def value(self):\n        return self._value\n\n",
	"    value = asyncio.Lock()\n",
	"    def __init__(self, a, b=1):\n        super().__init__()\n        self.a = a\n        self.task = asyncio.create_task(self.run())\n\n",
	"import asyncio\nfrom contextlib import asynccontextmanager, suppress as sup\n",
	"from asyncio import (\n    sleep,\n    Lock as L,\n)\n",
	"@asynccontextmanager\nasync def opened(url: str):\n    yield Session(url)\n\n\n",
	"class Added(Base):\n    x: int = 3\n\n    async def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *a): ...\n\n\n",
	"if TYPE_CHECKING:\n    from typing import Any\nelse:\n    Any = None\n\n",
	"try:\n    import uvloop\nexcept ImportError:\n    uvloop = None\n\n",
	"        for x in await self.items():\n            async for y in x: print(y)\n        else:\n            raise ValueError(f\"no {x!r}\")\n",
	"        return [await x for x in y if x is not None]\n",
	"        with open(name) as f: self.data = f.read()\n",
	"        try:\n            await self.close()\n        except (OSError, ValueError) as error:\n            raise Failed from error\n        finally:\n            self.closed = True\n",
	"        global counter, lock\n        counter += 1\n",
	"    @staticmethod\n    async def build(cls): return cls\n\n",
	"counter = 0\nlock: Lock = Lock()\n",
	"def helper(f=lambda x: x, *args, **kw): return functools.partial(f, *args)\n\n\n",
	"raise SystemExit\n", "    raise NotImplementedError\n", "assert sys.version_info >= (3, 11)\n", "__all__ = [\"Session\", 'helper']\n",
	"        match x:\n            case {\"a\": [y, *rest]}: return y\n            case None: pass\n",
}

// edit returns a place in text and what is to stand there.
func (t *Typist) edit(text string) (start, end int, with string) {
	for {
		switch random := t.random; random.IntN(10) {
		case 0, 1, 2, 3, 4, 5:
			return t.editLines(text)
		case 6: // a function is called as another one, or in another way
			heads := functionHead.FindAllStringSubmatchIndex(text, -1)
			if len(heads) == 0 {
				continue
			}
			head, other := heads[random.IntN(len(heads))], heads[random.IntN(len(heads))]
			switch {
			case random.IntN(3) == 0:
				return head[6], head[7], text[other[6]:other[7]]
			case head[4] >= 0:
				return head[4], head[5], ""
			}
			return head[3], head[3], "async "
		case 7, 8: // a member more, or all between two functions less
			heads := functionHead.FindAllStringSubmatchIndex(text, -1)
			if len(heads) == 0 {
				continue
			}
			i, other := random.IntN(len(heads)), heads[random.IntN(len(heads))]
			head := heads[i]
			if random.IntN(3) == 0 && i+1 < len(heads) {
				return head[0], heads[i+1][0], ""
			}
			member := strings.ReplaceAll(members[random.IntN(len(members))], "NAME", text[other[6]:other[7]])
			return head[0], head[0], text[head[2]:head[3]] + member + "\n"
		default: // a class inherits from another one, or from none
			classes := classWith.FindAllStringSubmatchIndex(text, -1)
			if len(classes) == 0 {
				continue
			}
			class, base := classes[random.IntN(len(classes))], classes[random.IntN(len(classes))]
			if class[4] >= 0 {
				return class[4], class[5], ""
			}
			return class[3], class[3], "(" + text[base[2]:base[3]] + ")"
		}
	}
}

// editLines is edit where it goes by words and lines alone.
func (t *Typist) editLines(text string) (start, end int, with string) {
	random, words, lines := t.random, word.FindAllStringIndex(text, -1), strings.SplitAfter(text, "\n")
	lineAt := func(n int) int { return len(strings.Join(lines[:n], "")) }
	anyWord := func() []int {
		if len(words) == 0 {
			return []int{0, 0}
		}
		return words[random.IntN(len(words))]
	}
	piece := pieces[random.IntN(len(pieces))]
	n := random.IntN(len(lines))
	switch random.IntN(10) {
	case 0: // a name for another
		at, from := anyWord(), anyWord()
		return at[0], at[1], text[from[0]:from[1]]
	case 1: // a name less, or a part of it
		at := anyWord()
		return at[0] + random.IntN(at[1]-at[0]+1), at[1], ""
	case 2: // a line less
		return lineAt(n), lineAt(n) + len(lines[n]), ""
	case 3: // a line twice, or elsewhere
		return lineAt(n), lineAt(n), lines[random.IntN(len(lines))]
	case 4: // a line on top
		return 0, 0, piece
	case 5: // something at the beginning of a line
		indent := len(lines[n]) - len(strings.TrimLeft(lines[n], " "))
		return lineAt(n) + indent, lineAt(n) + indent, piece
	case 6:
		at := anyWord()
		return at[1], at[1], piece
	case 7: // an import less
		if imports := importLine.FindAllStringIndex(text, -1); len(imports) > 0 {
			at := imports[random.IntN(len(imports))]
			return at[0], at[1], ""
		}
	case 8: // a line of another program
		if len(t.Others) > 0 {
			others := t.Others[random.IntN(len(t.Others))]
			taken := strings.SplitAfter(others.String(), "\n")
			if imports := importLine.FindAllString(others.String(), -1); random.IntN(2) == 0 && len(imports) > 0 {
				taken = imports
			}
			return lineAt(n), lineAt(n), taken[random.IntN(len(taken))]
		}
	}
	at := anyWord()
	return at[0], at[0], piece
}
