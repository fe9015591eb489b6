package syntax

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/source"
)

// pythonParses asks pythons, one or several separated by spaces, whether the
// ast.parse of any of them accepts texts.
func pythonParses(t *testing.T, pythons string, texts []string) []bool {
	accepts := make([]bool, len(texts))
	var in bytes.Buffer
	for _, text := range texts {
		binary.Write(&in, binary.LittleEndian, uint32(len(text)))
		in.WriteString(text)
	}
	for _, python := range strings.Fields(pythons) {
		cmd := exec.Command(python, "-W", "ignore", "-c", `
import ast, struct, sys
read, out = sys.stdin.buffer.read, sys.stdout.write
while True:
    head = read(4)
    if not head: break
    text = read(struct.unpack("<I", head)[0])
    try:
        ast.parse(text)
        out("1")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as e:
        # Which features there are is no question of the grammar, though 3.13 asks it.
        out("01"[str(e).startswith("future feature ")])
`)
		cmd.Stdin = bytes.NewReader(in.Bytes())
		out, err := cmd.Output()
		if err != nil || len(out) != len(texts) {
			t.Fatalf("%s: %v, %d answers to %d questions", python, err, len(out), len(texts))
		}
		for i, c := range out {
			accepts[i] = accepts[i] || c == '1'
		}
	}
	return accepts
}

// pieces are what mutations put in the place of lexemes.
var pieces = []string{
	"(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "==", ":=", "*", "**", "+", "-", "~", "@", "->", "+=", "...", "/", "|", "<", "!=",
	"x", "1", "1.5", "2j", "'s'", "b'b'", "f'{x}'", "f\"{a!r:>{w}}\"", "None", "True", "_", "match", "case", "type",
	"if", "else", "elif", "for", "in", "not", "is", "and", "or", "lambda", "await", "async", "yield", "yield from", "from", "import", "as", "with", "def f():", "class A:",
	"return", "raise", "del", "global x", "assert", "pass", "try:", "except", "finally:", "while", "\n", "\n    ", "\n        ", " \\\n", "#c\n", "\t",
	"(yield)", "*a", "**k", "x for x in y", "a=1", "x:=1", "(x:=1)", "lambda *, a: 0", "lambda a, /, b=1, *c, **d: 0", "a.b", "a[0]", "a[b:=1]", "a[*b]", "a[::]", "f(x)", "(a, b)", "[a, b]", "{a: b}", "{a, b}", "{**a}", "0777", "1_0", "1__0", "1_", "0xg", "1e", "é", "€", "'\\x'", "'\\N{EM DASH}'", "b'é'", "f'{'", "f'}'", "f'{x!z}'", "f'{*a}'", "f'{x:{y:{z}}}'", "f'{lambda x: 1}'", "u'x'", "ur'x'", "rb'x'",
}

// mutated returns text with a few of its lexemes deleted, doubled, swapped or
// replaced.
func mutated(r *rand.Rand, text string, lexemes []lexeme) string {
	for range 1 + r.IntN(2) {
		i, j := r.IntN(len(lexemes)), r.IntN(len(lexemes))
		if j < i {
			i, j = j, i
		}
		a, b := lexemes[i], lexemes[j]
		if int(b.end) > len(text) || a.end > b.start {
			continue
		}
		word := text[a.start:a.end]
		switch r.IntN(7) {
		case 0:
			text = text[:a.start] + text[a.end:]
		case 1:
			text = text[:a.end] + " " + word + text[a.end:]
		case 2:
			text = text[:a.start] + text[b.start:b.end] + text[a.end:b.start] + word + text[b.end:]
		case 3:
			text = text[:a.start] + pieces[r.IntN(len(pieces))] + text[a.end:]
		case 4:
			text = text[:a.start] + pieces[r.IntN(len(pieces))] + " " + text[a.start:]
		case 5:
			text = text[:b.start] + text[a.start:a.end] + " " + text[b.start:]
		default: // bytes
			at := r.IntN(len(text))
			if r.IntN(2) == 0 {
				text = text[:at] + text[min(len(text), at+1):]
			} else {
				c := pieces[r.IntN(len(pieces))]
				text = text[:at] + c[:1] + text[at:]
			}
		}
	}
	return text
}

// TestValidIsStrict mutates the lexemes of valid statements and asks python3 about
// what the parser still accepts, and the parser of open documents for its tree.
// AWAITER_MUTANTS says how many mutants to make, AWAITER_PYTHONS whom to ask.
func TestValidIsStrict(t *testing.T) {
	t.Parallel()
	count, pythons := 20000, "python3"
	if n, err := strconv.Atoi(os.Getenv("AWAITER_MUTANTS")); err == nil {
		count = n
	}
	if p := os.Getenv("AWAITER_PYTHONS"); p != "" {
		pythons = p
	}
	seed, _ := strconv.ParseUint(os.Getenv("AWAITER_SEED"), 10, 64)
	r := rand.New(rand.NewPCG(seed, 5))
	statements := someStatements(t, r)
	newest := strings.Contains(pythons, " ") || oracle.Version(t) >= 14
	var accepted, refused []string
	l := new(lexer)
	for range count {
		text := statements[r.IntN(len(statements))]
		if !l.run(text) {
			t.Fatalf("no valid text: %q", text)
		}
		text = mutated(r, text, l.lexemes[:len(l.lexemes)-1])
		switch tree := parseValid(source.New(text)); {
		case tree == nil:
			refused = append(refused, text)
		case newest || !isNewer(tree):
			accepted = append(accepted, text)
		}
	}
	wrong, different := 0, 0
	for i, ok := range pythonParses(t, pythons, accepted) {
		if !ok {
			if wrong++; wrong < 30 {
				t.Errorf("no version of CPython accepts this:\n%s", accepted[i])
			}
			continue
		}
		s := source.New(accepted[i])
		if diff := sameTree(parseAnew(s), parseValid(s)); diff != "" {
			t.Errorf("the tree of the pieces is another one: %s\n%s%s", diff, accepted[i], firstDifferences([]byte(parseAnew(s).Dump()), []byte(parseValid(s).Dump()), s, 3))
		}
		if bySitter := parseBroken(s); sameTree(bySitter, parseValid(s)) != "" {
			different++
			t.Logf("tree-sitter's tree is another one:\n%s%s", accepted[i], firstDifferences([]byte(bySitter.Dump()), []byte(parseValid(s).Dump()), s, 3))
		}
	}
	slower := 0
	for i, ok := range pythonParses(t, pythons, refused) {
		if ok {
			if slower++; slower < 40 {
				t.Logf("refused, though CPython accepts it:\n%s", refused[i])
			}
		}
	}
	t.Logf("%d accepted, %d of them wrongly, %d read in another way by tree-sitter; %d refused, %d of them valid", len(accepted), wrong, different, len(refused), slower)
}

// someStatements returns short top-level statements of the standard library and of
// the cases in testdata.
func someStatements(t testing.TB, r *rand.Rand) []string {
	var found []string
	files := libraryFiles(t)
	r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for _, path := range append(caseFiles(t), files[:min(len(files), 300)]...) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		content, _, err := source.Decode(raw)
		if err != nil {
			continue
		}
		tree := parseValid(source.New(content))
		if tree == nil {
			continue
		}
		for _, c := range tree.chunks {
			if c.length < 600 && len(c.nodes) > 0 {
				found = append(found, tree.Text.String()[c.base:c.base+c.length])
			}
		}
	}
	return found
}

// isNewer reports whether tree holds what not every python3 that this test may ask
// knows: what came with 3.12 or later.
func isNewer(tree *Tree) bool {
	if tree.MayHold(KindTemplateStr, KindTypeAlias, KindTypeVar, KindTypeVarTuple, KindParamSpec) {
		return true
	}
	for h := range All[ExceptHandler](tree.Root()) {
		if h.Type().Is(KindTuple) && !strings.HasPrefix(h.Type().Text(), "(") {
			return true
		}
	}
	for f := range All[FormattedValue](tree.Root()) {
		if strings.ContainsAny(f.Text(), "\"'\n\\") {
			return true
		}
	}
	return false
}
