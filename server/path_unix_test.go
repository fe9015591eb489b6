//go:build unix

package server

import "testing"

func TestPathOf(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a.py":                 "/a.py",
		"file:///tmp/a%20b%40c.py":     "/tmp/a b@c.py",
		"file:///tmp/a b@c.py":         "/tmp/a b@c.py",
		"file:///a/b/../c.py":          "/a/c.py",
		"file:///%E4%B8%AD.py":         "/中.py",
		"file:///100%.py":              "/100%.py",
		"file:///a.py?x#y":             "/a.py",
		"file:///a%23b.py":             "/a#b.py",
		"file://localhost/a.py":        "/a.py",
		"file://server/a.py":           "file://server/a.py",
		"file:////server/share/a.py":   "/server/share/a.py",
		"file:/a.py":                   "/a.py",
		"FILE:///a.py":                 "/a.py",
		"file:a.py":                    "file:a.py",
		"file://":                      "/",
		"file:///a%00b.py":             "file:///a%00b.py",
		"untitled:Untitled-1":          "untitled:Untitled-1",
		"vscode-notebook-cell:/a#b":    "vscode-notebook-cell:/a#b",
		"/not/a/uri":                   "/not/a/uri",
		"":                             "",
		"file:///c%3A/Users/a.py":      "/c:/Users/a.py",
		"file:///tmp/%2e%2e/etc/a.py/": "/etc/a.py",
	} {
		if got := pathOf(uri); got != want {
			t.Errorf("pathOf(%q) is %q, want %q", uri, got, want)
		}
	}
}
