package source

const (
	// around is how many bytes on both sides of an edit are copied with it, so that the
	// next edit, and what asks about the lines beside it, find them in one piece.
	around = 2 << 10

	// mostEdited is how many bytes may be copied for an edit, beyond those that it puts
	// in and around. An edit that is farther from the ones before puts all in one piece
	// first.
	mostEdited = 16 << 10
)

// Edit returns the Text in which the bytes of s are replaced by with. The line
// index is moved, not built again.
func (t *Text) Edit(s Span, with string) *Text { return t.edit(s, with, around, mostEdited) }

// edit is Edit, with its constants.
func (t *Text) edit(s Span, with string, around, most int) *Text {
	s.Start = min(max(s.Start, 0), t.Len())
	s.End = min(max(s.End, s.Start), t.Len())
	if int64(t.Len()-s.Len())+int64(len(with)) > longest {
		return New(t.Slice(Span{0, s.Start}) + with + t.Slice(Span{s.End, t.Len()}))
	}
	// A "\r" and a "\n" that the edit joins or parts change lines outside of it, so there
	// is at least a byte between its ends and those of the lines that are copied.
	lines := Span{max(0, s.Start-around), min(t.Len(), s.End+around)}
	if t.mid != "" || !t.edited.IsEmpty() {
		both := Span{min(lines.Start, t.edited.Start), max(lines.End, t.midEnd())}
		if both.Len() > lines.Len()+most {
			t = t.flat()
		} else {
			lines = both
		}
	}
	first, behind := t.Line(lines.Start), t.Line(lines.End)
	if lines.Start = t.startOf(first); t.startOf(behind) != lines.End || lines.End == t.Len() {
		behind++
	}
	lines.End = t.startOf(behind)
	edited := &Text{
		base: t.base, ascii: t.ascii && isASCII(with),
		mid: t.Slice(Span{lines.Start, s.Start}) + with + t.Slice(Span{s.End, lines.End}),
	}
	edited.edited, edited.gone = Span{lines.Start, lines.End - t.shift()}, [2]int{first, behind - t.linesMore()}
	edited.starts = appendStarts(append(make([]int32, 0, behind-first+2), 0), edited.mid)
	if edited.gone[1] < len(t.base.starts) {
		edited.starts = edited.starts[:len(edited.starts)-1] // the line behind mid
	}
	return edited
}

// flat returns t in one piece.
func (t *Text) flat() *Text {
	starts := append(make([]int32, 0, t.LineCount()), t.base.starts[:t.gone[0]]...)
	for _, start := range t.starts {
		starts = append(starts, start+int32(t.edited.Start))
	}
	for _, start := range t.base.starts[t.gone[1]:] {
		starts = append(starts, start+int32(t.shift()))
	}
	return &Text{base: &wholeText{t.String(), starts}, ascii: t.ascii}
}

// Common returns how many bytes t and other have in common at the beginning and at the
// end, together no more than the shorter one has. Where both were edited out of one Text
// it costs what was edited.
func (t *Text) Common(other *Text) (prefix, suffix int) {
	if t.base != other.base {
		return Common(t.String(), other.String())
	}
	start, behind := min(t.edited.Start, other.edited.Start), len(t.base.content)-max(t.edited.End, other.edited.End)
	prefix, suffix = Common(t.Slice(Span{start, t.Len() - behind}), other.Slice(Span{start, other.Len() - behind}))
	return start + prefix, suffix + behind
}

// Common returns how many bytes a and b have in common at the beginning and at the end,
// together no more than the shorter one has.
func Common(a, b string) (prefix, suffix int) {
	prefix = commonPrefix(a, b)
	return prefix, commonSuffix(a[prefix:], b[prefix:])
}

// commonPrefix returns how many bytes a and b have in common at their beginning.
func commonPrefix(a, b string) int {
	n, i := min(len(a), len(b)), 0
	for step := 4096; step > 0; step /= 8 {
		for i+step <= n && a[i:i+step] == b[i:i+step] {
			i += step
		}
	}
	return i
}

// commonSuffix returns how many bytes a and b have in common at their end.
func commonSuffix(a, b string) int {
	n, i := min(len(a), len(b)), 0
	for step := 4096; step > 0; step /= 8 {
		for i+step <= n && a[len(a)-i-step:len(a)-i] == b[len(b)-i-step:len(b)-i] {
			i += step
		}
	}
	return i
}
