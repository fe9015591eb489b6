package syntax

import (
	"testing"

	"awaiter/analysis/source"
)

// TestIdentifier asks nodes for their names, as CPython compares them.
func TestIdentifier(t *testing.T) {
	tree := ParseOnce(source.New("ﬁnd.ﬀ = 𝒙 + 'ﬁ'\nimport os . \\\n path, ｅ.ﬁ\ndef é(ª): pass\n"))
	var got []string
	for n := range tree.Root().Subtree() {
		if n.Is(KindName, KindIdentifier, KindConstant) {
			got = append(got, n.Identifier())
		}
	}
	want := []string{"find", "ff", "x", "'ﬁ'", "os.path", "e.fi", "é", "a"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if (Node{}).Identifier() != "" {
		t.Error("none has a name")
	}
}
