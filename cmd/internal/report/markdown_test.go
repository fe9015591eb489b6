package report

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	page := "# The `title`\n\nA paragraph with `code span` and **strong words** that is long enough to be broken, and a [link](https://example.org/x).\nNext line\nof it.\n\n## Section\n\n- an item that is so long that it goes on below its first word and not at the edge\n- [there](../protocols/x.md)\n1. one\n\n```python\nasync def f():\n    await g()  # a very long line of code that is never ever broken anywhere\n```\n\n| a | `b` |\n|---|---|\n"
	want := `The ` + "`title`" + `

A paragraph with ` + "`code span`" + ` and strong words that
is long enough to be broken, and a
link <https://example.org/x>. Next line of it.

Section

- an item that is so long that it goes on below
  its first word and not at the edge
- there
1. one

    async def f():
        await g()  # a very long line of code that is never ever broken anywhere

| a | ` + "`b`" + ` |
|---|---|
`
	if got := Markdown(page, Style{Width: 50}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := Markdown("`x` and **y**", Style{Color: true}); got != "\x1b[36mx\x1b[0m and \x1b[1my\x1b[0m\n" && !strings.Contains(got, "\x1b[1;36mx\x1b[0m") {
		t.Errorf("%q", got)
	}
}
