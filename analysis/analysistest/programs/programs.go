// Package programs makes long Python programs, for benchmarks and for tests of what
// costs: ones like people write, and ones that nobody should.
package programs

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed modules
var files embed.FS

// modules are the bodies that a long module is made of. "_N" in their names stands
// for a number, so that the same body may come again.
var modules = sync.OnceValue(func() (bodies []string) {
	for _, name := range []string{"pool", "service", "plain", "streams"} {
		bodies = append(bodies, read(name))
	}
	return bodies
})

func read(name string) string {
	text, err := files.ReadFile("modules/" + name + ".py")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// Module returns a module of asynchronous and plain code like real ones, with the
// given number of lines or, as it is cut only between statements of the module, some
// fewer. It compiles, and no rule finds anything in it.
func Module(lines int) string {
	var b strings.Builder
	header := read("header")
	b.WriteString(header)
	left := lines - strings.Count(header, "\n")
	for i := 0; left > 0; i++ {
		body := strings.ReplaceAll(modules()[i%len(modules())], "_N", "_"+strconv.Itoa(i))
		if count := strings.Count(body, "\n"); count > left {
			body = cut(body, left)
			left = 0
		} else {
			left -= count
		}
		b.WriteString(body)
	}
	return b.String()
}

// Client returns a module like those real files that cost most: helpers, a class with a base
// in the same module and count groups of methods, most of them without annotations, that
// pass things to each other and to the helpers, and what uses it. It runs: its coroutine
// function example goes through the methods. No rule finds anything in it.
func Client(count int) string {
	head, rest, _ := strings.Cut(read("client"), "    # The methods of a queue.\n")
	methods, tail, _ := strings.Cut(rest, "\n    # The end of the methods.\n")
	var b strings.Builder
	b.WriteString(head[:len(head)-1])
	for i := range count {
		b.WriteString(strings.ReplaceAll(methods, "_N", "_"+strconv.Itoa(i)))
	}
	return b.String() + tail
}

// cut returns the statements of body that end within its first lines.
func cut(body string, lines int) string {
	end, at, decorated := 0, 0, false
	for range lines {
		if !decorated && at < len(body) && !strings.ContainsRune(" )]}\n", rune(body[at])) {
			end = at // only what begins a statement, or closes a bracket, stands in the first column
		}
		decorated = body[at] == '@'
		at += strings.IndexByte(body[at:], '\n') + 1
	}
	return body[:end]
}

// Typed is a method that a person writes into a class, key by key, on a new line. Where
// it is only half written, brackets, strings and blocks are open. Written to the end it
// has one mistake: the sleep is not awaited.
const Typed = `
    async def refresh(self, names: list[str] = ()) -> dict[str, int]:
        """Ask for all names again."""
        found = {}
        async with self.acquire() as connection:
            for name in names or [key for key in self.statistics]:
                reply = await connection.request("STAT", f"{name!r}", "é")
                if not reply:
                    logger.debug('no answer for %s', name)
                    continue
                found[name] = int(reply[0].split(b":")[1])
        try:
            async for line in connection.lines():
                print(line.decode(), end="")  # show what is left
        except (OSError, ValueError) as error:
            raise PoolError("refresh failed") from error
        asyncio.sleep(0)
        return dict(sorted(found.items()))
`

// Place returns where in text, a Module, Typed is to be typed: on the empty line before a
// method of a class in the middle.
func Place(text string) int {
	const before = "\n    async def close("
	if at := strings.Index(text[len(text)/2:], before); at >= 0 {
		return len(text)/2 + at
	}
	if at := strings.LastIndex(text, before); at >= 0 {
		return at
	}
	return strings.LastIndex(text, "\n    async def ")
}
