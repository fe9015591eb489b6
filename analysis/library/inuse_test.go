package library

import (
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestAsync asks which library programs use, as a whole and where "HERE" stands.
func TestAsync(t *testing.T) {
	cases := []struct {
		name, text   string
		module, here Async
	}{
		{"nothing", "async def f():\n    HERE\n", UnknownAsync, UnknownAsync},
		{"import", "import asyncio\nasync def f():\n    HERE\n", Asyncio, Asyncio},
		{"import under another name", "import trio as t\nasync def f():\n    HERE\n", Trio, Trio},
		{"import of a part", "import anyio.abc\nasync def f():\n    HERE\n", Anyio, Anyio},
		{"from import", "from trio.lowlevel import checkpoint\nasync def f():\n    HERE\n", Trio, Trio},
		{"relative import", "from . import trio\nasync def f():\n    HERE\n", UnknownAsync, UnknownAsync},
		{"a library of one's own name", "import trios\nasync def f():\n    HERE\n", UnknownAsync, UnknownAsync},
		{"what only runs with asyncio", "import aiohttp\nasync def f():\n    HERE\n", Asyncio, Asyncio},
		{"what only runs with trio", "from trio_websocket import open_websocket_url\nasync def f():\n    HERE\n", Trio, Trio},
		{"names that say nothing", "import trio\nfrom asyncio import iscoroutinefunction\nHERE\n", Trio, Trio},
		{"for annotations", "from typing import TYPE_CHECKING\nimport anyio\nif TYPE_CHECKING:\n    import trio\nHERE\n", Anyio, Anyio},
		{"for annotations alone", "import typing\nif typing.TYPE_CHECKING:\n    import trio\nHERE\n", Trio, Trio},
		{"two", "import asyncio, trio\nasync def f():\n    HERE\n", UnknownAsync, UnknownAsync},
		{"two, and the function tells", "import asyncio, trio\nasync def f():\n    HERE\n    await trio.sleep(1)\nasync def g():\n    await asyncio.sleep(1)\n", UnknownAsync, Trio},
		{"two, and the function mentions both", "import asyncio, trio\nasync def f():\n    HERE\n    await trio.sleep(1)\n    await asyncio.sleep(1)\n", UnknownAsync, UnknownAsync},
		{"two, and the entry point tells", "import asyncio, anyio\nasync def main():\n    HERE\nanyio.run(main)\n", Anyio, Anyio},
		{"two, and the imported entry point tells", "import trio\nfrom asyncio import run\nasync def main():\n    HERE\nrun(main())\n", Asyncio, Asyncio},
		{"two entry points", "import asyncio, trio\nasync def main():\n    HERE\ntrio.run(main)\nasyncio.run(main())\n", UnknownAsync, UnknownAsync},
		{"anyio with a name of asyncio that says nothing", "import asyncio, anyio\nasync def f(g):\n    HERE\n    asyncio.iscoroutinefunction(g)\n    await anyio.sleep(1)\n", UnknownAsync, Anyio},
		{"the function around tells", "import asyncio, trio\nasync def f():\n    await trio.sleep(1)\n    async def g():\n        HERE\n", UnknownAsync, Trio},
		{"threads of anyio", "import asyncio\nfrom anyio import to_thread\nasync def f(g):\n    HERE\n    await to_thread.run_sync(g)\n", Asyncio, Asyncio},
		{"threads of anyio alone", "import anyio.to_thread\nasync def f(g):\n    HERE\n    await anyio.to_thread.run_sync(g)\n", Anyio, Anyio},
		{"threads of anyio, imported alone", "from anyio import to_thread\nasync def f(g):\n    HERE\n", Anyio, Anyio},
		{"a mark", "import pytest\n@pytest.mark.trio\nasync def test_f():\n    HERE\n", UnknownAsync, Trio},
		{"a mark with arguments", "import pytest\n@pytest.mark.asyncio(scope='module')\nasync def test_f():\n    HERE\n", UnknownAsync, Asyncio},
		{"a mark of the class", "import pytest\n@pytest.mark.anyio\nclass TestIt:\n    async def test_f(self):\n        HERE\n", UnknownAsync, Anyio},
		{"a mark of the module", "import pytest\npytestmark = [pytest.mark.slow, pytest.mark.anyio]\nasync def test_f():\n    HERE\n", Anyio, Anyio},
		{"another mark", "import pytest\n@pytest.mark.slow\nasync def test_f():\n    HERE\n", UnknownAsync, UnknownAsync},
		{"a fixture", "async def test_f(autojump_clock):\n    HERE\n", UnknownAsync, Trio},
		{"a parameter that is no fixture", "async def f(event_loop):\n    HERE\n", UnknownAsync, UnknownAsync},
		{"a fixture's decorator", "import pytest_asyncio\nimport trio\n@pytest_asyncio.fixture\nasync def f():\n    HERE\n", UnknownAsync, Asyncio},
		{"a test case", "import unittest\nclass T(unittest.IsolatedAsyncioTestCase):\n    async def test_f(self):\n        HERE\n", UnknownAsync, Asyncio},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := semantic.Analyze("", false, syntax.ParseOnce(source.New(c.text)), 11, New(11))
			if got := AsyncIn(m); got != c.module {
				t.Errorf("the module uses %q, want %q", got, c.module)
			}
			if got := AsyncAt(m, m.Tree.At(strings.Index(c.text, "HERE"))); got != c.here {
				t.Errorf("at HERE it is %q, want %q", got, c.here)
			}
		})
	}
	if AsyncAt(semantic.Analyze("", false, syntax.ParseOnce(source.New("import trio")), 11, nil), syntax.Node{}) != Trio {
		t.Error("no node stands in the module")
	}
}

// TestAsyncOfProgram has programs of which the library is known: it counts where the
// text leaves it open.
func TestAsyncOfProgram(t *testing.T) {
	for text, want := range map[string]Async{
		"async def f():\n    HERE\n":    Trio,
		"import asyncio, trio\nHERE\n":  Trio,
		"import asyncio\nHERE\n":        Asyncio,
		"import asyncio, anyio\nHERE\n": UnknownAsync,
		"import asyncio, trio\nasync def f():\n    HERE\n    await asyncio.sleep(1)\n":                          Asyncio,
		"import asyncio, trio\nasync def f():\n    HERE\n    await asyncio.sleep(1)\n    await trio.sleep(1)\n": Trio,
	} {
		tree := syntax.ParseOnce(source.New(text))
		m := semantic.Program{Tree: tree, Target: 11, Importer: New(11), Async: "trio"}.Analyze()
		if got := AsyncAt(m, m.Tree.At(strings.Index(text, "HERE"))); got != want {
			t.Errorf("%q uses %q, want %q", text, got, want)
		}
	}
}

func TestAsyncIsLevelTriggered(t *testing.T) {
	for a, want := range map[Async]bool{UnknownAsync: false, Asyncio: false, Trio: true, Anyio: true} {
		if a.IsLevelTriggered() != want {
			t.Errorf("%q: %v", a, !want)
		}
	}
}
