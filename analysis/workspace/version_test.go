package workspace

import (
	"testing"

	"awaiter/analysis/syntax"
)

func TestLowerBound(t *testing.T) {
	for specifier, want := range map[string]syntax.Version{
		">=3.9": 9, ">=3.9.2": 9, "~=3.10": 10, ">3.8": 9, ">3.8.1": 8, "==3.11.*": 11, ">=3.8,<4": 8, "<4,>=3.12": 12, ">=3.6": 8,
		"^3.9": 9, ">=3": 8, "": 0, "<3.13": 0, "!=3.9.*": 0, ">=3.8, !=3.9.0": 8, ">= 3.10": 10, ">=3.99": 14, "3.11.4": 11, "nonsense": 0, ">=2.7": 0, ">=2.7, !=3.0.*": 0,
		">=3.x": 8,
	} {
		if got := lowerBound(specifier); got != want {
			t.Errorf("lowerBound(%q) = %d, want %d", specifier, got, want)
		}
	}
}

func TestParseVersion(t *testing.T) {
	for word, want := range map[string]syntax.Version{"3.11": 11, "py311": 11, "3.8": 8, "3.14.1": 14, "py38": 8} {
		if got, err := ParseVersion(word); got != want || err != nil {
			t.Errorf("ParseVersion(%q) = %d, %v", word, got, err)
		}
	}
	for _, word := range []string{"3.7", "3", "311", "py", "2.7", "", "3.99", "3.-1", "three"} {
		if got, err := ParseVersion(word); err == nil {
			t.Errorf("ParseVersion(%q) = %d", word, got)
		}
	}
}
