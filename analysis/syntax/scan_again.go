package syntax

import (
	"slices"
	"sort"
)

// A class may be long, and a key changes one line of it. Where a line begins in its body
// (as all do outside of brackets) and in no other block, what the scanner finds from there
// on depends on the text from there on alone. So what it found in the last text is taken
// over: up to such a line before the edit, and from one behind it.

// A scanned is what the scanner found in a class, with the comments of its chunk. Offsets
// count from the start of that.
type scanned struct {
	edits
	lines []logicalLine // those in no block of the body
}

// scanned returns what s has found in c, which it has scanned, nil if c is no class that
// was parsed in pieces.
func (s *scanner) scanned(c *chunk) *scanned {
	if len(c.members) == 0 || c.rest || s.deep {
		return nil
	}
	found := &scanned{edits: edits{slices.Clone(s.patches), c.inserts, slices.Clone(s.marks)}}
	body := 0
	for _, line := range s.lines {
		if body == 0 {
			body = line.column
		}
		if line.column <= body {
			found.lines = append(found.lines, line)
		} else {
			last := &found.lines[len(found.lines)-1]
			last.looked = max(last.looked, line.looked)
		}
	}
	return found
}

// An earlier is what an older text has in the place of the chunk that is scanned. The
// zero value is nothing.
type earlier struct {
	chunkAt
	same  int // so many bytes of the chunk are the same in both texts
	from  int // from this offset on the text is the one that the older has
	shift int // how far that moved
}

// resume takes over what was found before the last line in the body that the edit leaves
// alone, and returns where that line begins; 0 if there is none.
func (s *scanner) resume() int {
	was := s.was
	if was.scanned == nil {
		return 0
	}
	lines := was.scanned.lines
	n, reach := 0, 0
	for i, looked := 0, 0; i+1 < len(lines) && max(looked, lines[i+1].start) <= was.same; i++ {
		if lines[i].plain {
			n, reach = i, looked
		}
		looked = max(looked, lines[i].looked)
	}
	if n == 0 {
		return 0
	}
	at := uint32(lines[n].start)
	before, _ := was.scanned.cut(at)
	s.append(before, 0)
	s.comments = append(s.comments, was.comments[:lowerMark(was.comments, at)]...)
	s.lines = append(s.lines, lines[:n]...)
	s.levels = append(s.levels, level{lines[n].column, true})
	s.statements = topState{any: true, compound: true}
	s.reach = reach
	return lines[n].start
}

// rejoin takes over what was found from line on, which has just begun, if the older text
// has it too and all that follows. It reports whether it did; s.end is known then.
func (s *scanner) rejoin(line logicalLine) bool {
	was := s.was
	if was.scanned == nil || line.start < was.from || s.deep {
		return false
	}
	lines, start := was.scanned.lines, line.start-was.shift
	n := sort.Search(len(lines), func(i int) bool { return lines[i].start >= start })
	if n == len(lines) || lines[n].start != start || !lines[n].plain || lines[n].column != line.column {
		return false
	}
	for _, l := range lines[n:] {
		l.start += was.shift
		if l.looked > 0 {
			l.looked += was.shift
		}
		s.lines = append(s.lines, l)
		s.reach = max(s.reach, l.looked)
	}
	_, behind := was.scanned.cut(uint32(start))
	s.append(behind, was.shift)
	s.comments = appendMoved(s.comments, was.comments[lowerMark(was.comments, uint32(start)):], was.shift)
	s.end = was.length + was.shift
	return true
}
