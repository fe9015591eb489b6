package workspace

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A document is a TOML file as generic values, and where in the file they stand.
type document struct {
	values map[string]any
	places map[string]place
}

// A place is a 1-based line and column.
type place struct{ line, column int }

// parseTOML reads content. A file that is no TOML is a *Problem without a Path.
func parseTOML(content []byte) (*document, *Problem) {
	content = []byte(strings.TrimPrefix(string(content), "\uFEFF"))
	d := &document{places: map[string]place{}}
	if err := toml.Unmarshal(content, &d.values); err != nil {
		problem := &Problem{Message: strings.TrimPrefix(err.Error(), "toml: ")}
		if at, ok := errors.AsType[*toml.DecodeError](err); ok {
			problem.Line, problem.Column = at.Position()
		}
		return nil, problem
	}
	var p unstable.Parser
	p.Reset(content)
	var table []string
	for p.NextExpression() {
		n := p.Expression()
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = d.keys(&p, n, nil)
		case unstable.KeyValue:
			d.keyValue(&p, n, table)
		}
	}
	return d, nil
}

// at returns where the value under path stands, or the nearest one around it.
func (d *document) at(path ...string) place {
	for ; len(path) > 0; path = path[:len(path)-1] {
		if p, ok := d.places[joinKeys(path)]; ok {
			return p
		}
	}
	return place{}
}

// keys returns the key of n below the table base, and notes where each part stands.
func (d *document) keys(p *unstable.Parser, n *unstable.Node, base []string) []string {
	path := append([]string(nil), base...)
	for it := n.Key(); it.Next(); {
		path = append(path, string(it.Node().Data))
		d.note(p, it.Node(), path)
	}
	return path
}

func (d *document) keyValue(p *unstable.Parser, n *unstable.Node, table []string) {
	d.value(p, n.Value(), d.keys(p, n, table))
}

// value notes where the items of an array and the keys of an inline table stand.
// The place of a key is that of its value too.
func (d *document) value(p *unstable.Parser, n *unstable.Node, path []string) {
	switch n.Kind {
	case unstable.InlineTable:
		for it := n.Children(); it.Next(); {
			d.keyValue(p, it.Node(), path)
		}
	case unstable.Array:
		for it, i := n.Children(), 0; it.Next(); i++ {
			item := append(append([]string(nil), path...), index(i))
			d.note(p, it.Node(), item)
			d.value(p, it.Node(), item)
		}
	}
}

func (d *document) note(p *unstable.Parser, n *unstable.Node, path []string) {
	if n.Raw.Length == 0 {
		return
	}
	key := joinKeys(path)
	if _, had := d.places[key]; !had {
		start := p.Shape(n.Raw).Start
		d.places[key] = place{start.Line, start.Column}
	}
}

func joinKeys(path []string) string { return strings.Join(path, "\x00") }
