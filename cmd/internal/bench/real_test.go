package bench

import (
	"os/exec"
	"strings"
	"testing"
)

// TestPens types into programs, and lets CPython compile what comes of it.
func TestPens(t *testing.T) {
	const class, functions = `class Reader:
    size = 1

    def read(self):
        return self.size

    # how many
    @property
    def count(self):
        def inner():
            return 1

        return inner()


class Writer:

  def write(self):
    pass

  def flush(self):
    pass
`, `async def first():
    pass


async def second():
    pass
`
	for _, c := range []struct {
		name, text string
		lines      []string // that are typed in front of
		names      []string // and what is typed begins with
	}{
		{"classes", class, []string{"    # how many"}, []string{"    async def"}},
		{"far in", class[strings.Index(class, "class Writer"):], []string{"  def flush(self):", "  def write(self):"}, []string{"  async def", "  async def"}},
		{"functions", functions, []string{"async def second():"}, []string{"async def"}},
		{"none", "class Empty:\n    def it(self): ...\n", nil, nil},
	} {
		pens := pensIn(c.text)
		if len(pens) != len(c.lines) {
			t.Errorf("%s: %d places", c.name, len(pens))
			continue
		}
		text := c.text
		for i, p := range pens {
			if behind := c.text[p.at+1:]; !strings.HasPrefix(behind, c.lines[i]+"\n") || !strings.HasPrefix(p.keys, "\n"+c.names[i]+" ") {
				t.Errorf("%s: %.40q is typed in front of %.40q", c.name, p.keys, behind)
			}
			text = text[:p.at] + p.keys + text[p.at:]
		}
		compile := exec.Command("python3", "-c", "import sys; compile(sys.stdin.read(), 'typed', 'exec')")
		compile.Stdin = strings.NewReader(text)
		if out, err := compile.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, out)
		}
	}
}
