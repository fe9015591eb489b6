package library

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

func TestModules(t *testing.T) {
	names := New(11).Modules()
	for _, want := range []string{"asyncio", "asyncio.subprocess", "builtins", "collections.abc", "os.path"} {
		if !slices.Contains(names, want) {
			t.Errorf("no module %s", want)
		}
	}
	for _, name := range []string{"", ".", "asyncio.", "no_such_module", "../stubs/asyncio", "asyncio/__init__"} {
		if s, ok := New(11).Import(name); ok || s != nil {
			t.Errorf("Import(%q) finds something", name)
		}
	}
	if New(11) != New(11) || New(11) == New(12) {
		t.Error("a process has one Library for each target")
	}
}

// TestVersions asks for what came with some Python: it is sure for programs that
// need it, and not known for programs that may run on an older one.
func TestVersions(t *testing.T) {
	cases := []struct {
		module, class, method string
		since                 syntax.Version
	}{
		{"contextlib", "nullcontext", "__aenter__", 10},
		{"contextlib", "nullcontext", "__enter__", syntax.OldestVersion},
		{"contextvars", "Token", "__enter__", 14},
		{"enum", "Flag", "__iter__", 11},
		{"types", "GenericAlias", "__iter__", 11},
	}
	for _, c := range cases {
		for v := syntax.OldestVersion; v <= syntax.NewestVersion; v++ {
			summary, _ := New(v).Import(c.module)
			want := semantic.Unknown
			if v >= c.since {
				want = semantic.Yes
			}
			for _, member := range summary.Type(c.class).Members() {
				if got := member.Class().Has(c.method); got != want && c.class != "nullcontext" {
					t.Errorf("%s.%s for 3.%d: Has(%s) is %v, want %v", c.module, c.class, v, c.method, got, want)
				}
			}
			object := summary.Type(c.class).Call()
			protocol := &semantic.Protocol{Name: c.method, Methods: []string{c.method}}
			if got := object.Implements(protocol); got != want {
				t.Errorf("%s.%s() for 3.%d: %s is %v, want %v", c.module, c.class, v, c.method, got, want)
			}
		}
	}
}

// TestConcurrent lets many ask everything at once; the race detector and the Go
// runtime's detection of deadlocks are the judges.
func TestConcurrent(t *testing.T) {
	l := &Library{target: 11, modules: map[string]*semantic.Module{}}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			names := l.Modules()
			if i%2 == 1 {
				slices.Reverse(names)
			}
			for _, name := range names {
				summary, ok := l.Import(name)
				if !ok {
					t.Errorf("no module %s", name)
					continue
				}
				for export := range summary.Names() {
					summary.Type(export)
				}
			}
		})
	}
	all.Wait()
}

// TestMayVary asks Versions for all that the stubs list: only what MayVary holds for has
// bounds.
func TestMayVary(t *testing.T) {
	bounded := 0
	for module, s := range stubs() {
		v := versionScan{map[string]interval{}}
		v.block("", s.tree().Root().Children(), interval{})
		for name := range v.found {
			if since, until := Versions(module, name); since == 0 && until == 0 {
				continue
			}
			bounded++
			if last := name[strings.LastIndexByte(name, '.')+1:]; !MayVary(last) {
				t.Errorf("%s.%s is not in all versions", module, name)
			}
		}
	}
	if bounded < 100 {
		t.Errorf("%d names have bounds", bounded)
	}
	if MayVary("sleep") {
		t.Error("MayVary holds for what all versions have")
	}
}
