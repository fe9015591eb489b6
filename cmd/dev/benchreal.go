package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis/rules"
	"awaiter/cmd/internal/bench"
)

// realFiles are what typing-real types in: files of packages of the corpus, short and
// long, of one class and of many functions, with annotations and without.
var realFiles = []struct{ project, name, what string }{
	{"aiosqlite", "aiosqlite/cursor.py", "a class, annotated"},
	{"aiomysql", "aiomysql/pool.py", "a class, not annotated"},
	{"uvicorn", "uvicorn/server.py", "a class, annotated"},
	{"anyio", "tests/test_subprocesses.py", "tests of anyio, functions"},
	{"starlette", "starlette/routing.py", "classes, annotated"},
	{"websockets", "src/websockets/asyncio/connection.py", "a class, annotated"},
	{"httpx", "httpx/_client.py", "three classes, annotated"},
	{"asyncpg", "asyncpg/connection.py", "a class, not annotated"},
	{"trio", "src/trio/_core/_run.py", "classes and functions, annotated"},
	{"anyio", "src/anyio/_backends/_asyncio.py", "many classes, annotated"},
	{"tornado", "tornado/web.py", "classes, half annotated"},
	{"discord.py", "discord/guild.py", "a class, annotated"},
	{"aiohttp", "tests/test_client_functional.py", "tests of aiohttp, functions"},
	{"redis", "redis/commands/core.py", "long classes, annotated"},
}

// readRealFiles returns them as they stand in their packages.
func readRealFiles() ([]bench.File, error) {
	pins, err := readPins(".")
	if err != nil {
		return nil, err
	}
	if err := installFinder(); err != nil {
		return nil, err
	}
	var files []bench.File
	for _, f := range realFiles {
		pin := slices.IndexFunc(pins, func(pin string) bool { return strings.HasPrefix(pin, f.project+"==") })
		if pin < 0 {
			return nil, fmt.Errorf("the corpus has no %s", f.project)
		}
		folder, err := fetch(pins[pin])
		if err != nil {
			return nil, fmt.Errorf("fetch %s: %w", pins[pin], err)
		}
		if folder, err = filepath.Abs(folder); err != nil {
			return nil, err
		}
		files = append(files, bench.File{Folder: folder, Name: f.name})
	}
	return files, nil
}

// typingReal measures keystrokes in files of real projects, where they stand, through our
// server and ruff's by turns.
func (b *benchRun) typingReal() (string, error) {
	files, err := readRealFiles()
	if err != nil {
		return "", err
	}
	ruff := b.ruff()
	ruff.Options = map[string]any{"settings": map[string]any{
		"configurationPreference": "editorOnly", "lint": map[string]any{"select": strings.Split(asyncRules, ",")},
	}}
	var out strings.Builder
	fmt.Fprintf(&out, "| file | what it is | lines | p50, p99 | processor time | allocations | memory | %s: p50, p99 |\n|---|---|---|---|---|---|---|---|\n", ruff.Name)
	for i, f := range files {
		lines, err := f.Lines()
		if err != nil {
			return "", err
		}
		ours, err := b.awaiter.TypeInto(f, cellLimit)
		if err != nil {
			return "", err
		}
		a, err := bench.AllocatedIn(f, rules.All(), cellLimit)
		if err != nil {
			return "", err
		}
		theirs, err := ruff.TypeInto(f, cellLimit)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n", f.Name, realFiles[i].what, thousands(lines),
			waited(ours), millis(ours.Processor), thousands(int(a.Count)), kilobytes(a.Bytes), waited(theirs))
	}
	return out.String(), nil
}
