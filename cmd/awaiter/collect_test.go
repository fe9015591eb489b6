package main

import "testing"

// TestPercent asks when garbage is collected: Go does it when there is percent/100 of what
// is in use, or at 4 MB for each 100 at first.
func TestPercent(t *testing.T) {
	until := amount{none: 128 << 20, plenty: 1 << 30}
	for _, c := range []struct {
		name string
		live uint64
		due  uint64 // the bytes at which it is collected
	}{
		{"at the start", 0, 128 << 20},
		{"with little in use", 8 << 20, 128 << 20},
		{"with four times as much of it", 100 << 20, 500 << 20},
		{"until there is plenty", 400 << 20, 1 << 30},
		{"as often as Go does", 800 << 20, 1600 << 20},
	} {
		due := c.live + c.live*uint64(until.percent(c.live))/100
		if c.live == 0 {
			due = uint64(until.percent(0)) * (4 << 20) / 100
		}
		if due > c.due || due < c.due-c.due/50 {
			t.Errorf("%s: collected at %d MB, not %d", c.name, due>>20, c.due>>20)
		}
	}
	if serve := (amount{plenty: 64 << 20}).percent(0); serve != 400 {
		t.Errorf("without a least amount it is %d", serve)
	}
}
