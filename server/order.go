package server

import (
	"cmp"
	"slices"

	"awaiter/analysis/source"
)

// maxSkipped is how many changes are remembered behind versions that were skipped.
const maxSkipped = 16

// skipped is what a document was before the client skipped a version, and the changes
// since then by version. Neovim and others skip versions as a rule. Helix up to 25.01
// sends the changes of fast typing in any order, and a change that comes late has to be
// made where it belongs: all that follow speak of places behind it.
type skipped struct {
	version int32
	text    *source.Text
	changes []versioned
}

type versioned struct {
	version int32
	changes []change
}

// follow makes the changes that lead to version, nil if the client says none, and
// returns the text of d behind all that has come so far. The caller holds docs.mu.
func (d *document) follow(version *int32, changes []change, enc source.Encoding) *source.Text {
	last := d.version
	d.version = version
	if version == nil || last == nil {
		d.skipped = nil
		return apply(d.text, changes, enc)
	}
	this := versioned{*version, changes}
	switch at, late := d.skipped.place(*version); {
	case late && *version < *last:
		d.version = last
		d.skipped.changes = slices.Insert(d.skipped.changes, at, this)
		text := d.skipped.text
		for _, c := range d.skipped.changes {
			text = apply(text, c.changes, enc)
		}
		if int64(len(d.skipped.changes)) == int64(*last)-int64(d.skipped.version) {
			d.skipped = nil
		}
		return text
	case d.skipped == nil && int64(*version) > int64(*last)+1:
		d.skipped = &skipped{*last, d.text, []versioned{this}}
	case late && len(d.skipped.changes) < maxSkipped:
		d.skipped.changes = append(d.skipped.changes, this)
	default:
		d.skipped = nil
	}
	return apply(d.text, changes, enc)
}

// place returns where a change that leads to version belongs among those of s, and
// whether it is one that s lacks.
func (s *skipped) place(version int32) (at int, lacks bool) {
	if s == nil || version <= s.version {
		return 0, false
	}
	at, found := slices.BinarySearchFunc(s.changes, version, func(c versioned, v int32) int { return cmp.Compare(c.version, v) })
	return at, !found
}
