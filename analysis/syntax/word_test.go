package syntax_test

import (
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestWords finds a keyword in code, and what stands beside it.
func TestWords(t *testing.T) {
	const text = `"await a"; x = await b  # await c
r'''
await d'''
f"{await e} await f"
(await # g
 h) **= not_await
awaits.await -1
x = \
  await`
	tree := syntax.ParseOnce(source.New(text))
	var got []string
	for w := range tree.Root().Words("await") {
		if w.IsCode() {
			got = append(got, w.Previous().Text()+" "+w.Text()+" "+w.Next().Text())
		}
	}
	if want := "= await b|{ await e|( await \n|. await -| await "; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, strings.Split(want, "|"))
	}
}
