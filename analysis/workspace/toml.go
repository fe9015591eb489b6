package workspace

import (
	"errors"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A document is a TOML file as generic values, and where in the file they stand.
type document struct {
	values map[string]any
	places func() places // found when they are first asked for: most readers want values alone
}

// places are those of keys and items, by what joinKeys makes of their paths.
type places map[string]place

// A place is a 1-based line and column.
type place struct{ line, column int }

// parseTOML reads content. A file that is no TOML is a *Problem without a Path.
func parseTOML(content []byte) (*document, *Problem) {
	content = []byte(strings.TrimPrefix(string(content), "\uFEFF"))
	d := &document{places: sync.OnceValue(func() places { return findPlaces(content) })}
	if err := toml.Unmarshal(content, &d.values); err != nil {
		problem := &Problem{Message: strings.TrimPrefix(err.Error(), "toml: ")}
		if at, ok := errors.AsType[*toml.DecodeError](err); ok {
			problem.Line, problem.Column = at.Position()
		}
		return nil, problem
	}
	return d, nil
}

// findPlaces returns where everything stands in content, which is TOML.
func findPlaces(content []byte) places {
	found := places{}
	var p unstable.Parser
	p.Reset(content)
	var table []string
	for p.NextExpression() {
		n := p.Expression()
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = found.keys(&p, n, nil)
		case unstable.KeyValue:
			found.keyValue(&p, n, table)
		}
	}
	return found
}

// at returns where the value under path stands, or the nearest one around it.
func (d *document) at(path ...string) place {
	for ; len(path) > 0; path = path[:len(path)-1] {
		if p, ok := d.places()[joinKeys(path)]; ok {
			return p
		}
	}
	return place{}
}

// keys returns the key of n below the table base, and notes where each part stands.
func (found places) keys(p *unstable.Parser, n *unstable.Node, base []string) []string {
	path := append([]string(nil), base...)
	for it := n.Key(); it.Next(); {
		path = append(path, string(it.Node().Data))
		found.note(p, it.Node(), path)
	}
	return path
}

func (found places) keyValue(p *unstable.Parser, n *unstable.Node, table []string) {
	found.value(p, n.Value(), found.keys(p, n, table))
}

// value notes where the items of an array and the keys of an inline table stand.
// The place of a key is that of its value too.
func (found places) value(p *unstable.Parser, n *unstable.Node, path []string) {
	switch n.Kind {
	case unstable.InlineTable:
		for it := n.Children(); it.Next(); {
			found.keyValue(p, it.Node(), path)
		}
	case unstable.Array:
		for it, i := n.Children(), 0; it.Next(); i++ {
			item := append(append([]string(nil), path...), index(i))
			found.note(p, it.Node(), item)
			found.value(p, it.Node(), item)
		}
	}
}

func (found places) note(p *unstable.Parser, n *unstable.Node, path []string) {
	if n.Raw.Length == 0 {
		return
	}
	key := joinKeys(path)
	if _, had := found[key]; !had {
		start := p.Shape(n.Raw).Start
		found[key] = place{start.Line, start.Column}
	}
}

func joinKeys(path []string) string { return strings.Join(path, "\x00") }
