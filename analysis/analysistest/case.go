package analysistest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// A testCase is a Python file, or a txtar archive of several that import each
// other, with what is to be found in it.
type testCase struct {
	path   string
	files  []file
	target syntax.Version

	options map[string]json.RawMessage // the values of the lines "# option: NAME = JSON" at the top
}

// A want is one "# want" comment.
type want struct {
	line          int // zero-based
	rule, message string
}

func load(t testing.TB, path string) testCase {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := testCase{path: path, target: mustTarget(t, string(b)), options: optionsOf(string(b))}
	if filepath.Ext(path) == ".txtar" {
		c.files = parseArchive(string(b))
	} else {
		c.files = []file{{filepath.Base(path), string(b)}}
	}
	return c
}

// targetOf returns the version of a first line "# target: 3.9", else the newest.
func targetOf(text string) (syntax.Version, error) {
	line, _, _ := strings.Cut(text, "\n")
	version, ok := strings.CutPrefix(strings.TrimSpace(line), "# target: 3.")
	if !ok {
		return syntax.NewestVersion, nil
	}
	n, err := strconv.Atoi(version)
	if err != nil {
		return syntax.NewestVersion, fmt.Errorf("%q is no target", line)
	}
	return syntax.Version(n), nil
}

func mustTarget(t testing.TB, text string) syntax.Version {
	target, err := targetOf(text)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

// optionsOf returns what the lines "# option: NAME = JSON" among the comments at the
// top of text choose.
func optionsOf(text string) map[string]json.RawMessage {
	chosen := map[string]json.RawMessage{}
	for line := range strings.Lines(text) {
		option, ok := strings.CutPrefix(strings.TrimSpace(line), "# option: ")
		if !ok && !strings.HasPrefix(line, "#") {
			break
		}
		if name, value, _ := strings.Cut(option, " = "); ok {
			chosen[name] = json.RawMessage(value)
		}
	}
	return chosen
}

// option returns what c chooses for the option of r called name, nil if nothing.
func (c testCase) option(r *analysis.Rule, name string) any {
	chosen, ok := c.options[name]
	if !ok {
		return nil
	}
	value := reflect.New(reflect.TypeOf(r.Option(name).Default))
	if err := json.Unmarshal(chosen, value.Interface()); err != nil {
		panic(fmt.Sprintf("the option %s: %v", name, err))
	}
	return value.Elem().Interface()
}

// with returns c with every text changed by f.
func (c testCase) with(f func(string) string) testCase {
	changed := c
	changed.files = nil
	for _, file := range c.files {
		file.text = f(file.text)
		changed.files = append(changed.files, file)
	}
	return changed
}

// wants returns what the comments in text ask for: behind "# want", rules, each
// with a part of its message in quotes if it matters. "# want-1" speaks of the
// line above, where no comment can stand.
func wants(t testing.TB, text string) []want {
	t.Helper()
	var all []want
	number := -1
	for line := range strings.Lines(text) {
		number++
		_, comment, ok := strings.Cut(line, "# want")
		if !ok {
			continue
		}
		at := number
		if above, n, ok := cutNumber(comment); ok {
			comment, at = above, number-n
		}
		for words := strings.TrimSpace(comment); words != ""; words = strings.TrimSpace(words) {
			w := want{line: at}
			w.rule, words, _ = strings.Cut(words, " ")
			words = strings.TrimSpace(words)
			if quoted, err := strconv.QuotedPrefix(words); err == nil {
				w.message, _ = strconv.Unquote(quoted)
				words = words[len(quoted):]
			}
			all = append(all, w)
		}
	}
	return all
}

// cutNumber cuts "-n" from the beginning of s.
func cutNumber(s string) (rest string, n int, ok bool) {
	s, ok = strings.CutPrefix(s, "-")
	digits, rest, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(digits)
	return rest, n, ok && err == nil
}
