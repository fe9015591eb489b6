package workspace

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"select", "ignore", "never-awaited", "sync-with", "sync-for"}
	for word, want := range map[string]string{
		"selct": "select", "slect": "select", "ignroe": "ignore", "never-awaitd": "never-awaited", "neverawaited": "never-awaited",
		"sync-wiht": "sync-with", "x": "", "": "", "completely": "", "sync-fro": "sync-for",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
