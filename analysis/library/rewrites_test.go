package library

import (
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

func TestIsRewritten(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"telethon", "from telethon import TelegramClient, sync", true},
		{"telethon.client", "import asyncio, telethon . sync as s", true},
		{"telethon", "def f():\n    from telethon.sync import events", true},
		{"telethon", "from telethon import events as sync", false},
		{"telethon", "from . import sync\nfrom .telethon import sync", false},
		{"telethon", "import telethon, synchronous", false},
		{"telethons", "import telethon.sync", false},
		{"asyncio", "import telethon.sync", false},
	} {
		if got := IsRewritten(c.name, syntax.ParseOnce(source.New(c.text))); got != c.want {
			t.Errorf("%q in %q: %t", c.name, c.text, got)
		}
	}
}
