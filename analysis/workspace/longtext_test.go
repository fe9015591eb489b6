package workspace_test

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/rules"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

// TestAFindingCopiesNoText types behind a mistake in a long document, where each key finds the
// mistake anew, with its repairs: for none of them the text is put together.
func TestAFindingCopiesNoText(t *testing.T) {
	text := programs.Module(20_000)
	at := programs.Place(text)
	typed := strings.TrimSuffix(programs.Typed, "\n")
	now := source.New(text[:at] + typed + text[at:])
	session := workspace.NewSession(workspace.Options{Rules: rules.All()})
	key := func() int {
		found, err := session.Edit("/typed.py", 1, now).Diagnostics(context.Background(), "/typed.py")
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	before := key()
	at += len(typed)
	const keys = 40
	press := func() {
		for range keys {
			now = now.Edit(source.Span{Start: at, End: at}, " ")
			if found := key(); found < before {
				t.Fatalf("%d findings, and %d before", found, before)
			}
			at++
		}
	}
	press()
	var start, end runtime.MemStats
	runtime.ReadMemStats(&start)
	press()
	runtime.ReadMemStats(&end)
	if each := int(end.TotalAlloc-start.TotalAlloc) / keys; each > len(text)/2 {
		t.Errorf("%d bytes are allocated for a key, and the text has %d", each, len(text))
	}
}
