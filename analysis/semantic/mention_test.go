package semantic

import "testing"

// TestWritten holds in which strings names may stand.
func TestWritten(t *testing.T) {
	for _, c := range []struct{ literals, want string }{
		{`"K"`, "K"},
		{`'mod.K'`, "mod.K"},
		{`"list[K] | None"`, "list[K] | None"},
		{`"K if X else L"`, "K if X else L"},
		{`"Callable[[int], K]"`, "Callable[[int], K]"},
		{`"""K"""`, "K"},
		{`rb"K"`, "K"},
		{`"Annotated[K, 'what it is']"`, "Annotated[K, 'what it is']"},
		{`"Literal[\"a b\"]"`, `Literal[\"a b\"]`},
		{`"list" "[K]"`, "list[K]"},
		{"\"list\" # don't\n  '[K]'", "list[K]"},
		{`r"\d+ (K)"`, `\d+ (K)`},
		{`""`, ""},
		{`"never found"`, ""},
		{`'%a "%r" %s'`, ""},
		{`'K["a b"]'`, `K["a b"]`},
		{`"the users' K"`, ""},
		{`'say "yes" or "no" now'`, ""},
		{`"\r\nK"`, "  K"},
		{`"a\nb"`, ""},
		{`"\\n"`, `\\n`},
		{`r"\n"`, `\n`},
		{`"not found"`, "not found"},
		{`"don't"`, ""},
		{`"it's K's, isn't it"`, ""},
		{`"%r"`, ""},
		{`r"(?P<K>.)" r"x"`, ""},
		{`"{K}"`, ""},
		{`"no end`, `"no end`},
		{`K`, "K"},
	} {
		if got := written(c.literals); got != c.want {
			t.Errorf("%s: %q, want %q", c.literals, got, c.want)
		}
	}
}
