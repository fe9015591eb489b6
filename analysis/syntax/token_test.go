package syntax

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

var tokenNames = map[TokenKind]string{
	TokenName: "name", TokenNumber: "number", TokenString: "string", TokenOp: "op", TokenComment: "comment", TokenNewline: "newline",
}

// TestTokensAgreeWithTokenize compares the tokens of some files of the standard
// library with those of its tokenize module.
func TestTokensAgreeWithTokenize(t *testing.T) {
	t.Parallel()
	var files []string
	for _, path := range libraryFiles(t) {
		switch dir, name := filepath.Split(path); {
		case strings.HasSuffix(dir, "/asyncio/"), strings.HasSuffix(dir, "/json/"),
			name == "test_grammar.py", name == "test_fstring.py", name == "test_patma.py", name == "test_typing.py", name == "typing.py", name == "_pydecimal.py":
			files = append(files, path)
		}
	}
	cmd := exec.Command("python3", filepath.Join("..", "..", "testdata", "syntax", "tokens.py"))
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("tokens.py: %v", err)
	}
	compared := 0
	for _, want := range strings.Split(string(out), "file ")[1:] {
		path, want, _ := strings.Cut(want, "\n")
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := source.New(string(raw))
		tree := &Tree{Text: text}
		var got strings.Builder
		for token := range tree.Tokens(source.Span{End: text.Len()}) {
			fmt.Fprintf(&got, "%s %d %d\n", tokenNames[token.Kind], token.Span.Start, token.Span.End)
		}
		compared++
		if diff := firstDifferences([]byte(want), []byte(got.String()), text, 3); diff != "" {
			t.Errorf("%s (< tokenize, > ours)\n%s", path, diff)
		}
	}
	if compared < 20 {
		t.Errorf("%d files compared", compared)
	}
}

func TestTokens(t *testing.T) {
	cases := []struct{ text, tokens string }{
		{"", ""},
		{"async with a as b:", "async with a as b :"},
		{"x\r\ny\rz", "x \r\n y \r z"},
		{"f(a, *b)->c", "f ( a , * b ) -> c"},
		{"f\"{a!r:>{b}} {c[\"d\"]}\" rb'x' # e", "f\"{a!r:>{b}} {c[\"d\"]}\" rb'x' # e"},
		{"'open\nx", "'open \n x"},
		{"1.5e-3+.5j ...x", "1.5e-3 + .5j ... x"},
		{"a \\\n b", "a b"},
		{"$?\x00é", "$ ? \x00 é"},
		{"f'{", "f'{"},
		{"\"\"\"a", "\"\"\"a"},
	}
	for _, c := range cases {
		text := source.New(c.text)
		tree := &Tree{Text: text}
		var got []string
		for token := range tree.Tokens(source.Span{End: text.Len()}) {
			got = append(got, text.Slice(token.Span))
		}
		if tokens := strings.Join(got, " "); tokens != c.tokens {
			t.Errorf("%q: %q, want %q", c.text, tokens, c.tokens)
		}
	}
}
