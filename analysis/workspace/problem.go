package workspace

import (
	"fmt"
	"strconv"
)

// A Problem is something wrong in what the user wrote to configure Awaiter. The
// rest of the file it is in holds.
type Problem struct {
	Path         string // "" for settings that come from no file
	Line, Column int    // 1-based; 0 where there is none
	Message      string // one line, without a full stop
}

// String writes p as compilers do: path, line and column, message.
func (p Problem) String() string {
	switch {
	case p.Path == "":
		return p.Message
	case p.Line == 0:
		return p.Path + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.Path, p.Line, p.Column, p.Message)
}

// Error makes a Problem an error.
func (p Problem) Error() string { return p.String() }

func index(i int) string { return strconv.Itoa(i) }

// Nearest returns the one of names that word was probably meant to be, "" if none
// is near.
func Nearest(word string, names []string) string {
	best, found := len([]rune(word))/3+1, ""
	for _, name := range names {
		if d := distance(word, name, best); d < best || d == best && found == "" {
			best, found = d, name
		}
	}
	return found
}

// distance is the number of letters to insert, delete, replace or swap with their
// neighbour to turn a into b; any number above limit if it is more than limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	var before []int
	last, row := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, make([]int, len(y)+1)
	}
	return last[len(y)]
}
