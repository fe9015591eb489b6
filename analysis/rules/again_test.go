package rules_test

import (
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// methods returns a class with a method that forgets to await, another one with some text in
// its middle, and one that something else belongs to.
func methods(text string) string {
	name := "replaces"
	if !strings.HasPrefix(text, "\"") {
		name = text
	}
	return "import asyncio\nfrom unittest.mock import patch\n\n\nclass Several:\n" +
		"    async def calls(self):\n        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n        asyncio.sleep(1)\n\n" +
		"    async def __aenter__(self):\n        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n        return self\n\n" +
		"    async def " + name + "(self, *details):\n        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n        patch(" + text + ")\n"
}

// long returns a class statement with statements in its body, and so much text in the functions
// among them that each is a piece of its own.
func long(class string, body ...string) string {
	text := class + ":\n"
	for _, stmt := range body {
		if head, rest, isDef := strings.Cut(stmt, "): "); isDef {
			stmt = head + "):\n        \"\"\"" + strings.Repeat("Say what this is about, at some length, as one does. ", 5) + "\"\"\"\n        " + rest
		}
		text += "    " + stmt + "\n\n"
	}
	return text + "\n"
}

// saved returns a function with that parameter and decorators, which is passed a coroutine.
func saved(parameter string, decorators ...string) string {
	return strings.Join(append(decorators, ""), "\n") + "def save(" + parameter + "): ...\n\n\nasync def count(): ...\n\n\nasync def use():\n    n = count()\n    save(n)\n"
}

// paged returns a class with that body, made of fields, which is passed a coroutine; and what
// decorates it, and its base has, if that is given.
func paged(body string, more ...string) string {
	decorator, base := "@dataclasses.dataclass", "pass"
	if len(more) > 0 {
		decorator = more[0]
	}
	if len(more) > 1 {
		base = more[1]
	}
	return "import dataclasses\n\n\n@dataclasses.dataclass\nclass Base:\n    " + base + "\n\n\n" + decorator + "\nclass Page(Base):\n    " + body + "\n\n\nasync def count(): ...\n\n\nasync def use():\n    n = count()\n    Page(size=n)\n"
}

// asked returns a class with that base, of which a coroutine is asked whether it is.
func asked(base string) string {
	return "from collections.abc import Coroutine\n\n\nclass Asked(" + base + "):\n    pass\n\n\nasync def count(): ...\n\n\nasync def use():\n    n = count()\n    if isinstance(n, Asked):\n        return n\n"
}

// blocked returns a name that another value is given to in a block with that head and those
// statements behind it, and a function that calls it; and what stop() does.
func blocked(stop, head string, behind ...string) string {
	return "import asyncio\n\n\ndef stop():\n    " + stop + "\n\n\nwork = asyncio.sleep\n" + head + "\n    work = print\n" + strings.Join(append(behind, ""), "\n") +
		"\n\ndef between(): ...\n\n\nasync def use():\n    work(1)\n"
}

// TestAgainElsewhere edits a statement so that something else is true of another one, which
// only a third one leads to.
func TestAgainElsewhere(t *testing.T) {
	const use = "\n\nasync def use():\n    "
	const session = "class Session:\n    async def __aenter__(self): ...\n    async def __aexit__(self, *details): ...\n\n\ndef open_session():\n    return Session()\n\n\n"
	const passed = session + "async def use(session):\n    with session:\n        pass\n\n\n"
	const opened = "\n\ndef open_file():\n    return "
	const passedTo = session + "class Holder:\n    def __init__(self, session):\n        self.session = session\n\n    def run(self):\n        with self.session:\n            pass\n\n\n"
	const worker = session + "class Worker:\n    def work(self, session):\n        with session:\n            pass\n\n\n"
	const connected = "import socket\n\n\nclass Client:\n    async def ask(self):\n        return self.receive()\n\n    def receive(self):\n        s = socket.socket()\n        s.connect((\"a\", 1))\n        return s.recv(1)\n\n\ndef other(server):\n"
	for _, c := range []struct {
		name          string
		before, after string
		found         int // after
	}{
		{"a name of a statement beside it", "import asyncio\nA = print\nB = A\n" + use + "B(1)\n", "import asyncio\nA = asyncio.sleep\nB = A\n" + use + "B(1)\n", 1},
		{
			"an attribute that a subclass sets to what its own method gives",
			"import asyncio\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Base):\n    def __init__(self):\n        self.x = self.m()\n\n    def m(self):\n        return print\n" + use + "Base().x(1)\n",
			"import asyncio\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Base):\n    def __init__(self):\n        self.x = self.m()\n\n    def m(self):\n        return asyncio.sleep\n" + use + "Base().x(1)\n",
			1,
		},
		{
			"a base that is no longer imported",
			"import asyncio\nfrom other import Middle\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Middle):\n    def __init__(self):\n        self.x = print\n" + use + "Base().x(1)\n",
			"import asyncio\nMiddle = Base\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Middle):\n    def __init__(self):\n        self.x = print\n" + use + "Base().x(1)\n",
			0,
		},
		{"what another method of the class puts in the place of what is called", methods("\"asyncio.sleep\""), methods("\"asyncio.wait\""), 2},
		{"a method that is there in a class for another one", methods("__aexit__"), methods("other"), 2},
		{
			"what a call passes",
			passed + "async def main():\n    await use(open_file())\n" + opened + "None\n",
			passed + "async def main():\n    await use(open_session())\n" + opened + "None\n",
			1,
		},
		{
			"what a call passes, by what gives it",
			passed + "async def main():\n    await use(open_file())\n" + opened + "None\n",
			passed + "async def main():\n    await use(open_file())\n" + opened + "Session()\n",
			1,
		},
		{
			"a test in what is called",
			passed + "async def main():\n    await use(open_session())\n",
			strings.Replace(passed, "with", "if session:\n        return\n    with", 1) + "async def main():\n    await use(open_session())\n",
			0,
		},
		{
			"a function that is more than called",
			passed + "async def main():\n    await use(open_session())\n\n\ndef other():\n    pass\n",
			passed + "async def main():\n    await use(open_session())\n\n\ndef other():\n    return use\n",
			0,
		},
		{
			"too many callers",
			passed + strings.Repeat("async def main():\n    await use(open_session())\n\n\n", 5) + "def other():\n    pass\n",
			passed + strings.Repeat("async def main():\n    await use(open_session())\n\n\n", 5) + "def other():\n    'use'\n    return 'use'\n",
			0,
		},
		{
			"what is passed to a class",
			passedTo + "holder = Holder(open_file())\n" + opened + "None\n",
			passedTo + "holder = Holder(open_session())\n" + opened + "None\n",
			1,
		},
		{
			"a method of an heir of an imported class",
			"import requests\n\n\nasync def main(session: requests.Session):\n    session.get('x')\n\n\nclass Own(requests.Session):\n    def other(self, url): ...\n",
			"import requests\n\n\nasync def main(session: requests.Session):\n    session.get('x')\n\n\nclass Own(requests.Session):\n    def get(self, url): ...\n",
			0,
		},
		{
			"what a method passes to another one",
			strings.TrimSuffix(worker, "\n") + "    def start(self):\n        self.work(open_file())\n" + opened + "None\n",
			strings.TrimSuffix(worker, "\n") + "    def start(self):\n        self.work(open_session())\n" + opened + "None\n",
			1,
		},
		{
			"an heir with a method of its own",
			worker + "class Heir(Worker):\n    def word(self, session): ...\n\n\nWorker().work(open_session())\n",
			worker + "class Heir(Worker):\n    def work(self, session): ...\n\n\nWorker().work(open_session())\n",
			0,
		},
		{
			"a sign in another function",
			"import asyncio\n\n\ndef known(error):\n    return error is asyncio.TimeoutError\n\n\ndef other(sys):\n    return sys.version\n",
			"import asyncio\n\n\ndef known(error):\n    return error is asyncio.TimeoutError\n\n\ndef other(sys):\n    return sys.version_info\n",
			0,
		},
		{
			"a sign that is gone",
			"import asyncio\n\n\ndef known(error):\n    return error is asyncio.TimeoutError\n\n\ndef other(sys):\n    return sys.version_info\n",
			"import asyncio\n\n\ndef known(error):\n    return error is asyncio.TimeoutError\n\n\ndef other(sys):\n    return sys.version\n",
			1,
		},
		{
			"a sign that may stand there once",
			"import asyncio\n\n\nasync def work(): ...\n\n\ndef main():\n    asyncio.get_event_loop().run_until_complete(work())\n\n\ndef other(loop):\n    return loop.run_until_complete\n",
			"import asyncio\n\n\nasync def work(): ...\n\n\ndef main():\n    asyncio.get_event_loop().run_until_complete(work())\n\n\ndef other(loop):\n    return loop.run_until_complete(work())\n",
			0,
		},
		{
			"a sign for what is found by a look into another function",
			connected + "    return server\n",
			connected + "    server.settimeout(1)\n",
			0,
		},
		{
			"a class that gets a coroutine function",
			long("class Several", "def first(self): return 1", "def second(self): return 1") + opened + "Several()\n\n\ndef use():\n    with open_file():\n        pass\n",
			long("class Several", "def first(self): return 1", "async def second(self): return 1") + opened + "Several()\n\n\ndef use():\n    with open_file():\n        pass\n",
			1,
		},
		{
			"a method by the name that its class gives it",
			long("class Several", "def first(self): return 1", "second = property(first)", "def third(self): return 1") + use + "await Several().second\n",
			long("class Several", "async def first(self): return 1", "second = property(first)", "def third(self): return 1") + use + "await Several().second\n",
			0,
		},
		{
			"a method that is moved",
			long("class Several", "third = int", "def first(self): return 1", "async def third(self): return 1", "second = property(third)") + use + "await Several().second\n",
			long("class Several", "third = int", "def first(self): return 1", "second = property(third)", "async def third(self): return 1") + use + "await Several().second\n",
			1,
		},
		{
			"how many methods are turned into coroutine functions",
			long("class Plain", "def first(self): return 1", "def second(self): return 1") + long("class Turned(Plain)", "async def first(self): return 1", "def second(self): return 1"),
			long("class Plain", "def first(self): return 1", "def second(self): return 1") + long("class Turned(Plain)", "async def first(self): return 1", "async def second(self): return 1"),
			0,
		},
		{
			"a method that another one hands on to",
			"import requests\n\n\n" + long("class Own(requests.Session)", "def first(self, *args): return self.later(args)", "def later(self, args): ...") + use + "await Own().get('x')\n",
			"import requests\n\n\n" + long("class Own(requests.Session)", "def request(self, *args): return self.later(args)", "def later(self, args): ...") + use + "await Own().get('x')\n",
			0,
		},
		{
			"a class that is unfinished by one of its methods",
			long("class Several", "def __enter__(self): return 1", "def __exit__(self, *details): return None", "def other(self): return 1") + "async def use(several: Several):\n    async with several:\n        pass\n",
			long("class Several", "def __enter__(self): return 1", "def __exit__(self, *details): return None", "def other(self): raise NotImplementedError") + "async def use(several: Several):\n    async with several:\n        pass\n",
			0,
		},
		{
			"a plain form of the method around",
			long("class Client", "def unlock(self): return 1") + long("class Several", "client: Client", "async def aclear(self): await self.client.unlock()", "async def clear(self): self.client.unlock()"),
			long("class Client", "def unlock(self): return 1") + long("class Several", "client: Client", "async def aclear(self): await self.client.unlock()", "def clear(self): self.client.unlock()"),
			0,
		},
		{
			"a class in which somebody types",
			long("class Several", "def __aiter__(self): return self", "def second(self): return 1"),
			long("class Several", "def __aiter__(self): return self", "def second(self): return (1"),
			0,
		},
		{
			"a method that comes to be in another class",
			long("class First", "def other(self): return 1", "async def second(self): return 1", "async def first(self): return 1") + long("class Second", "async def other(self): return 1") + use + "First().first()\n",
			long("class First", "def other(self): return 1", "async def second(self): return 1") + long("class Second", "async def first(self): return 1", "async def other(self): return 1") + use + "First().first()\n",
			0,
		},
		{
			"what the head of a method says",
			long("class Several", "def first(self): return 1", "async def other(self): return 1") + use + "await Several().first()\n",
			long("class Several", "async def first(self): return 1", "async def other(self): return 1") + use + "await Several().first()\n",
			0,
		},
		{"how a parameter of what is called is declared", saved("name: object"), saved("name: str"), 1},
		{"what decorates a parameter's function", saved("name: str", "@unseen"), saved("name: str"), 1},
		{"how a field is annotated", paged("size: object"), paged("size: int"), 1},
		{"a class that is no dataclass", paged("size: int", ""), paged("size: int"), 1},
		{"an __init__ beside fields", paged("size: int\n\n    def __init__(self, size): ..."), paged("size: int"), 1},
		{"a base with the field", paged("name: str", "@dataclasses.dataclass", "size: object"), paged("name: str", "@dataclasses.dataclass", "size: int"), 1},
		{
			"an attribute that another method awaits",
			long("class Holder", "size: int", "async def count(self): ...", "def start(self): self.size = self.count()", "async def finish(self): await self.size"),
			long("class Holder", "size: int", "async def count(self): ...", "def start(self): self.size = self.count()", "async def finish(self): return self.size"),
			1,
		},
		{"what a class in an isinstance() is", asked("Coroutine"), asked("dict"), 1},
		{"whether what a block ends with returns", blocked("return 1", "if between:", "    stop()"), blocked("raise ValueError", "if between:", "    stop()"), 1},
		{"whether what a handler calls returns", blocked("return 1", "try:\n    between()\nexcept ValueError:", "    stop()"), blocked("raise ValueError", "try:\n    between()\nexcept ValueError:", "    stop()"), 1},
		{"a block that is left", blocked("return 1", "if between:"), blocked("return 1", "if between:", "    raise ValueError"), 1},
		{"a loop that is left", blocked("return 1", "for one in between():", "    stop()"), blocked("return 1", "for one in between():", "    exit()"), 1},
		{"where in a block it is left", blocked("return 1", "try:", "    raise ValueError", "except ValueError:", "    pass"), blocked("return 1", "try:\n    raise ValueError", "except ValueError:", "    pass"), 1},
		{"in which block a name is bound", blocked("return 1", "if 0:", "else:", "    pass"), blocked("return 1", "if 0:\n    pass\nelse:"), 0},
		{"in which block it is left", blocked("return 1", "if between:", "else:", "    stop()"), blocked("return 1", "if between:", "    stop()", "else:", "    raise ValueError"), 0},
		{
			"a method that comes into a class",
			long("class Several", "def other(self): self.first()", "def last(self): return 1"),
			long("class Several", "def other(self): self.first()", "async def first(self): return 1", "def last(self): return 1"),
			1,
		},
		{
			"a method that goes, in front of others",
			long("class Several", "def first(self): return 1", "async def other(self): return 1", "def last(self): self.other()"),
			long("class Several", "async def other(self): return 1", "def last(self): self.other()"),
			1,
		},
		{
			"an import that is part of broken text",
			"\"\"\"Say what this is about.\"\"\"\nfrom asyncio import sleep\n" + use + "sleep(1)\n",
			"def half(self, \"\"\"Say what this is about.\"\"\"\nfrom asyncio import sleep\n" + use + "sleep(1)\n",
			0,
		},
		{
			"broken text that comes to be that of a lambda",
			"import asyncio\n\n\ndef half(first=lambda ximport asyncio\nfrom somewhere import something\n\n\n" + use + "asyncio.sleep(1)\n",
			"import asyncio\n\n\ndef half(first=lambda x:import asyncio\nfrom somewhere import something\n\n\n" + use + "asyncio.sleep(1)\n",
			1,
		},
		{
			"broken text that comes out of the header of a class",
			"async def work(): ...\n\n\nclass Half:(work, first=5):\n    pass\n\n\n" + use + "work()\n",
			"async def work(): ...\n\n\nclass Half:\n(work, first=5):\n    pass\n\n\n" + use + "work()\n",
			0,
		},
		{
			"what decorates a function that a function gives",
			"def make():\n    async def inner(): ...\n    return inner\n\n\nvalue = make()\n" + use + "value()\n",
			"def make():\n    @property\n    async def inner(): ...\n    return inner\n\n\nvalue = make()\n" + use + "value()\n",
			0,
		},
		{
			"a return in front of what a method sets",
			"import asyncio\n\n\n" + long("class Several", "def start(self): self.work = asyncio.sleep") + use + "Several().work(1)\n",
			"import asyncio\n\n\n" + long("class Several", "def start(self): return; self.work = asyncio.sleep") + use + "Several().work(1)\n",
			0,
		},
		{
			"how deep in blocks a method is left",
			"import asyncio\n\n\n" + long("class Several", "def start(self): self.stop()\n        if self:\n            pass\n        return\n        self.work = asyncio.sleep") + use + "Several().work(1)\n",
			"import asyncio\n\n\n" + long("class Several", "def start(self): self.stop()\n        if self:\n            pass\n            return\n        self.work = asyncio.sleep") + use + "Several().work(1)\n",
			1,
		},
		{
			"how deep in blocks a method sets something",
			"import asyncio\n\n\n" + long("class Several", "def __init__(self): self.work = None", "def start(self) -> None:\n        if self:\n            return\n        self.work = asyncio.sleep") + use + "Several().work(1)\n",
			"import asyncio\n\n\n" + long("class Several", "def __init__(self): self.work = None", "def start(self) -> None:\n        if self:\n            return\n            self.work = asyncio.sleep") + use + "Several().work(1)\n",
			0,
		},
		{
			"how deep in blocks a module is left",
			"import asyncio\n\nif 1:\n    try:\n        pass\n    except ValueError:\n        pass\n    raise ValueError\n\n\ndef between(): ...\n\n\nwork = asyncio.sleep\n" + use + "work(1)\n",
			"import asyncio\n\nif 1:\n    try:\n        raise ValueError\n    except ValueError:\n        pass\n\n\ndef between(): ...\n\n\nwork = asyncio.sleep\n" + use + "work(1)\n",
			1,
		},
		{
			"whether what a module calls returns",
			"stop()\n\n\ndef between(): ...\n\n\nimport asyncio\n" + use + "asyncio.sleep(1)\n\n\ndef stop(): ...\n",
			"stop()\n\n\ndef between(): ...\n\n\nimport asyncio\n" + use + "asyncio.sleep(1)\n\n\ndef stop() -> NoReturn: ...\n",
			0,
		},
		{"a return outside of functions", "import asyncio\n" + use + "asyncio.sleep(1)\n", "return 1\n\nimport asyncio\n" + use + "asyncio.sleep(1)\n", 1},
		{"a test that is no longer made", blocked("return 1", "if between:"), blocked("return 1", "if 0:"), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			parser := syntax.NewParser()
			defer parser.Close()
			var last *analysis.Checked
			for _, text := range []string{c.before, c.after, c.before, c.after} {
				text += strings.Repeat("\n\ndef padding():\n    for number in range(10):\n        print(number)\n", 20) // so that not all is analysed
				p := semantic.Program{Name: "example", Tree: parser.Parse(source.New(text)), Target: syntax.NewestVersion, Importer: library.New(syntax.NewestVersion)}
				last = analysis.Again(last, p, p.Analyze, rules.All(), nil)
				want := analysis.Check(p.Analyze(), rules.All(), nil)
				isSame := func(a, b *analysis.Diagnostic) bool { return a.Span == b.Span && a.Message == b.Message }
				if !slices.EqualFunc(want, last.Found, isSame) || strings.HasPrefix(text, c.after) && len(want) != c.found {
					t.Errorf("found %d in\n%s\nnot %d; the case says %d", len(last.Found), text, len(want), c.found)
				}
			}
		})
	}
}
