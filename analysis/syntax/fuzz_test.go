package syntax

import (
	"math/rand/v2"
	"testing"

	"awaiter/analysis/source"
)

// FuzzFrontEnds looks for valid text that the parser of open documents reads in another
// way than the one of closed files: as it is, and behind what breaks it.
func FuzzFrontEnds(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 5))
	statements := someStatements(f, r)
	for i := range min(len(statements), 400) {
		f.Add(statements[i], uint64(i))
	}
	l := new(lexer)
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 3000 || !l.run(text) || len(l.lexemes) < 2 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 7))
		for range 6 {
			mutant := source.New(mutated(r, text, l.lexemes[:len(l.lexemes)-1]))
			valid := parseValid(mutant)
			if valid == nil {
				continue
			}
			if wrong := checkTree(valid); wrong != "" {
				t.Fatalf("%s\n%s", wrong, mutant)
			}
			open := parseAnew(mutant)
			if diff := sameTree(open, valid); diff != "" {
				t.Fatalf("%s\n%s%s", diff, mutant, firstDifferences([]byte(open.Dump()), []byte(valid.Dump()), mutant, 3))
			}
		}
	})
}

// FuzzTyping looks for edits after which the tree is not the one of the whole text read
// anew: of strings and brackets that open and close, in the middle of valid code, with
// the trees of tree-sitter kept up to date now and then.
func FuzzTyping(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 11))
	statements := someStatements(f, r)
	for i := 0; i+6 < min(len(statements), 1200); i += 6 {
		text := ""
		for _, s := range statements[i : i+6] {
			text += s
		}
		f.Add(text, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 20000 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 13))
		p := NewParser()
		defer p.Close()
		p.keptFrom = 1 + r.IntN(2000)
		current := source.New(text)
		p.Parse(current)
		for range 16 {
			before := current
			current = delimited(r, inOnePiece(r, current))
			if r.IntN(4) == 0 {
				current = randomEdit(r, current)
			}
			for range r.IntN(3) {
				p.Keep()
			}
			got, want := p.Parse(current), ParseOnce(current)
			if diff := sameTree(got, want); diff != "" {
				t.Fatalf("edited tree against fresh one: %s\nbefore %q\nafter  %q", diff, cutText(before), cutText(current))
			}
			if wrong := checkTree(got); wrong != "" {
				t.Fatalf("%s\n%q", wrong, cutText(current))
			}
		}
	})
}

// delimiters open and close strings, brackets and blocks.
var delimiters = []string{
	`"`, `'`, `"""`, `'''`, "(", ")", "[", "]", "{", "}", "f'", `f"{`, "}'", "#", "\\\n", "\\", "\n", ":", "\n\n", "(\n", "\n)", "f'''{", "}'''", `rb"""`, "{x:{", "\n    ", "\ndef f():\n", "\n@", "x.", "lambda", ",", "await ", "async ",
}

// delimited returns t with a delimiter inserted at a random place, or with one of the
// delimiters that it has deleted.
func delimited(r *rand.Rand, t *source.Text) *source.Text {
	text := t.String()
	at := r.IntN(len(text) + 1)
	if r.IntN(2) == 0 {
		return t.Edit(source.Span{Start: at, End: at}, delimiters[r.IntN(len(delimiters))])
	}
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '"', '\'', '(', ')', '[', ']', '{', '}', '\\', '#', ':', '\n':
			return t.Edit(source.Span{Start: i, End: i + 1}, "")
		}
	}
	return t
}
