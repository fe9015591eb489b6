package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"awaiter/cmd/internal/bench"
)

// asyncRules are the rules of ruff about what we check, and those about what does not
// compile.
const asyncRules = "ASYNC,RUF006,PLE1142,E9"

// A peer is a server of others and how often it is started to measure its start.
type peer struct {
	bench.Server
	starts int
}

// peers are the servers that a user would have in our place.
func (b *benchRun) peers() []peer {
	ruff := b.ruff()
	pylsp, pylspEnv := b.tools.python("pylsp")
	settings := map[string]string{"ruff.toml": "lint.select = [\"" + strings.ReplaceAll(asyncRules, ",", "\", \"") + "\"]\n"}
	ruff.Files = settings
	return []peer{
		{ruff, 10},
		{bench.Server{Name: "pyright " + pyrightVersion, Command: []string{b.tools.node("pyright-langserver"), "--stdio"}}, 3},
		{bench.Server{Name: "basedpyright " + basedpyrightVersion, Command: []string{b.tools.node("basedpyright-langserver"), "--stdio"}}, 3},
		{bench.Server{Name: "pylsp " + pylspVersion + " with ruff", Command: []string{"python3", pylsp}, Env: append(pylspEnv, "PATH="+filepath.Dir(ruff.Command[0])+":"+os.Getenv("PATH")), Files: settings}, 3},
	}
}

// ruff returns ruff's server, without settings.
func (b *benchRun) ruff() bench.Server {
	program, _ := b.tools.python("ruff")
	return bench.Server{Name: "ruff " + ruffVersion, Command: []string{program, "server"}}
}

// cellLimit is how long one server may be typed into a document of one length.
const cellLimit = 20 * time.Second

// handPause is the time between the keys of somebody who types fast: 13 in a second.
const handPause = 75 * time.Millisecond

// typingBeside measures keystrokes through the servers of others and through ours.
func (b *benchRun) typingBeside() (string, error) {
	servers := []bench.Server{b.awaiter}
	for _, p := range b.peers() {
		servers = append(servers, p.Server)
	}
	return typingAmong(servers)
}

// typingByHand measures keystrokes with pauses, through our server and that of ruff.
func (b *benchRun) typingByHand() (string, error) {
	servers := []bench.Server{b.awaiter, b.peers()[0].Server}
	for i := range servers {
		servers[i].Pause = handPause
	}
	return typingAmong(servers)
}

// typingAmong measures keystrokes through servers, by turns, in documents of all lengths.
func typingAmong(servers []bench.Server) (string, error) {
	var out strings.Builder
	out.WriteString("| lines |")
	for _, s := range servers {
		fmt.Fprintf(&out, " %s |", s.Name)
	}
	out.WriteString("\n|---|" + strings.Repeat("---|", len(servers)) + "\n")
	for _, lines := range benchSizes {
		fmt.Fprintf(&out, "| %s |", thousands(lines))
		for _, s := range servers {
			t, err := s.Type(lines, cellLimit)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				out.WriteString(" no answer |")
				continue
			}
			fmt.Fprintf(&out, " %s |", waited(t))
		}
		out.WriteString("\n")
	}
	return out.String(), nil
}

// waited says how long most keys and all but one in a hundred took.
func waited(t bench.Typing) string {
	said := millis(t.P50) + ", " + millis(t.P99)
	if t.Stopped {
		said += fmt.Sprintf(" (%d keys)", t.Keys)
	}
	return said
}

// start measures how long a user waits at the beginning, beside others.
func (b *benchRun) start() (string, error) {
	var out strings.Builder
	out.WriteString("| server | start to result of initialize | start to first diagnostics | edit to diagnostics | memory |\n|---|---|---|---|---|\n")
	for _, p := range append([]peer{{b.awaiter, 20}}, b.peers()...) {
		r, err := p.Start(p.starts, 50)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s |\n", p.Name, millis(r.Initialize), millis(r.First), millis(r.Edit), megabytes(r.Memory))
	}
	return out.String(), nil
}

// importing is a program that imports two large packages and makes a mistake with them.
const importing = `from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

app = FastAPI()
engine = create_async_engine("sqlite+aiosqlite://")


@app.get("/")
async def root() -> dict:
    async with AsyncSession(engine) as session:
        result = session.execute("select 1")
        return {"rows": result.scalars()}
`

// imports measures how long the first findings take in a file that imports large packages,
// as they are installed, beside tree-sitter's parse of those packages.
func (b *benchRun) imports() (string, error) {
	packages, err := installLibraries()
	if err != nil {
		return "", err
	}
	environment := filepath.Join(packages, "..", "..", "..")
	settings := map[string]string{
		"awaiter.toml":       fmt.Sprintf("python = %q\n", environment),
		"pyrightconfig.json": fmt.Sprintf("{\"venvPath\": %q, \"venv\": %q}\n", filepath.Dir(environment), filepath.Base(environment)),
	}
	var out strings.Builder
	out.WriteString("| | start to first diagnostics | found |\n|---|---|---|\n")
	again := b.awaiter
	again.Name, again.Files = "awaiter, the file known from before", maps.Clone(settings)
	again.Files[bench.FirstFile] = importing
	again.Before = []string{b.awaiter.Command[0], "check", "--quiet", "--exit-zero"}
	for _, p := range append([]peer{{b.awaiter, 10}, {again, 10}}, b.peers()...) {
		if p.Files == nil {
			p.Files = settings
		}
		took, found, err := p.First(importing, p.starts)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "| %s | %s | %d |\n", p.Name, millis(took), found)
	}
	for _, name := range []string{"fastapi", "sqlalchemy"} {
		took, _, err := timeProcess([]string{"AWAITER_BARE=" + filepath.Join(packages, name), "AWAITER_JOBS=1"},
			b.syntax, "-test.run", "^$", "-test.bench", "^BenchmarkBareFiles$", "-test.benchtime", "1x")
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "| tree-sitter's parse of %s | %s | |\n", name, millis(took))
	}
	return out.String(), nil
}

// checkLimit is how long a check of the files may take.
const checkLimit = time.Minute

// checks measures the check of a folder by us and by others, on one thread each: cold
// without what an earlier run has left, warm with it.
func (b *benchRun) checks() (string, error) {
	folder, name, err := projectFolder()
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	ruffProgram, _ := b.tools.python("ruff")
	flake8, env := b.tools.python("flake8")
	pylint, _ := b.tools.python("pylint")
	ruffCheck := []string{ruffProgram, "check", "--isolated", "--quiet", "--exit-zero", "--select", asyncRules}
	one := []string{"GOMAXPROCS=1", "XDG_CACHE_HOME=" + filepath.Join(folder, ".awaiter")}
	check := []string{b.awaiter.Command[0], "check", "--quiet", "--exit-zero", "--statistics", "--jobs", "1"}
	all := []struct {
		name    string
		env     []string
		command []string
		rounds  int
	}{
		{"awaiter, every default rule, cold", one, append(check, "--no-cache"), fileRounds},
		{"awaiter, the same, warm", one, check, fileRounds},
		{"ruff, " + asyncRules + ", cold", []string{"RAYON_NUM_THREADS=1"}, append(ruffCheck, "--no-cache"), fileRounds},
		{"ruff, the same, warm", []string{"RAYON_NUM_THREADS=1", "RUFF_CACHE_DIR=" + filepath.Join(folder, ".ruff")}, ruffCheck, fileRounds},
		{"flake8-async", env, []string{"python3", flake8, "--isolated", "--exit-zero", "--quiet", "--jobs", "1", "--select", "ASYNC"}, 1},
		{"pylint, checker async", env, []string{"python3", pylint, "--disable=all", "--enable=async", "--exit-zero", "--recursive=y", "--score=n", "--rcfile=/dev/null"}, 1},
		{"pyright", nil, []string{b.tools.node("pyright"), "--outputjson"}, 1},
	}
	var out strings.Builder
	fmt.Fprintf(&out, "| %s | time | processor time | of ours |\n|---|---|---|---|\n", name)
	var ours time.Duration
	for _, c := range all {
		var took, used []time.Duration
		tooLong := false
		for range c.rounds {
			t, u, err := timeProcess(c.env, c.command[0], append(c.command[1:], folder)...)
			if tooLong = errors.Is(err, errTooLong); tooLong {
				break
			}
			if err != nil {
				return "", err
			}
			took, used = append(took, t), append(used, u)
		}
		if tooLong {
			fmt.Fprintf(&out, "| %s | more than %s | | |\n", c.name, checkLimit)
			continue
		}
		if ours == 0 {
			ours = middle(used)
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", c.name, millis(middle(took)), millis(middle(used)), ratio(middle(used), ours))
	}
	return out.String(), nil
}
