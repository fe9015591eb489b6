package semantic_test

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// watched is what CPython saw of the expressions of one file; see
// testdata/semantic/oracle/values.py.
type watched struct {
	Path, Module string
	Seen         [][3]any // start, end, names of types
}

// watchCommand is values.py, which has limit seconds.
func watchCommand(t *testing.T, limit string, args ...string) *exec.Cmd {
	t.Helper()
	oracle, err := filepath.Abs(filepath.Join("..", "..", "testdata", "semantic", "oracle", "values.py"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", append([]string{oracle, limit}, args...)...)
	cmd.Dir = t.TempDir()
	return cmd
}

// TestWatchEnds holds that a program that does not end, and what it started, is gone
// after its time, and when whoever waits for it is.
func TestWatchEnds(t *testing.T) {
	program := filepath.Join(t.TempDir(), "endless.py")
	text := "import os, subprocess, sys, time\nos.write(2, b'runs\\n')\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], stdout=2)\nwhile True:\n    time.sleep(1)\n"
	if err := os.WriteFile(program, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	own := watchCommand(t, "1", program)
	orphan := watchCommand(t, "600", program)
	orphan.Path, orphan.Args = "/bin/sh", append([]string{"sh", "-c", `"$@" & read line`, "sh"}, orphan.Args...)
	for name, cmd := range map[string]*exec.Cmd{"after its time": own, "without its parent": orphan} {
		pipe, end, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stderr = end
		waits, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		end.Close()
		if err := pipe.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		output := bufio.NewReader(pipe)
		if _, err := output.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		waits.Close()
		if _, err := io.ReadAll(output); err != nil { // ends when nobody can write any more
			t.Errorf("%s: something still runs: %v", name, err)
		}
		pipe.Close()
		if err := cmd.Wait(); err == nil && cmd == own {
			t.Errorf("%s: it ended well", name)
		}
	}
}

func watch(t *testing.T, args ...string) []watched {
	t.Helper()
	cmd := watchCommand(t, "300", args...)
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []watched
	for d := json.NewDecoder(bufio.NewReaderSize(out, 1<<20)); d.More(); {
		var w watched
		if err := d.Decode(&w); err != nil {
			t.Fatal(err)
		}
		all = append(all, w)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, complaints.String())
	}
	return all
}

// sources imports modules from their files, and others from the library.
type sources struct {
	mu      sync.Mutex
	paths   map[string]string
	modules map[string]*semantic.Module
}

func newSources(files []watched) *sources {
	s := &sources{paths: map[string]string{}, modules: map[string]*semantic.Module{}}
	for _, f := range files {
		s.paths[f.Module] = f.Path
	}
	return s
}

func (s *sources) Import(name string) (*semantic.Summary, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path, ok := s.paths[name]
	if !ok {
		return library.Import(name)
	}
	m := s.modules[name]
	if m == nil {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, false
		}
		m = semantic.Analyze(name, filepath.Base(path) == "__init__.py", syntax.ParseOnce(source.New(string(content))), 11, s)
		s.modules[name] = m
	}
	return m.Summary(), true
}

// compareValues compares what is known of the expressions of f with what CPython
// saw, and returns of how many something is known.
func compareValues(t *testing.T, m *semantic.Module, f watched) (known int) {
	t.Helper()
	type span struct{ start, end int }
	saw := map[span][]string{}
	for _, s := range f.Seen {
		var names []string
		for _, name := range s[2].([]any) {
			names = append(names, name.(string))
		}
		saw[span{int(s[0].(float64)), int(s[1].(float64))}] = names
	}
	for n := range m.Tree.Root().Subtree() {
		if !n.Is(syntax.KindName, syntax.KindAttribute, syntax.KindCall, syntax.KindSubscript, syntax.KindBinOp, syntax.KindBoolOp,
			syntax.KindCompare, syntax.KindIfExp, syntax.KindAwait, syntax.KindUnaryOp, syntax.KindList, syntax.KindTuple, syntax.KindDict,
			syntax.KindSet, syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp, syntax.KindLambda, syntax.KindConstant) {
			continue
		}
		names, ok := saw[span{n.Span().Start, n.Span().End}]
		typ := m.TypeOf(n)
		if !ok || typ.IsUnknown() {
			continue
		}
		var ours []string
		for _, member := range typ.Members() {
			if name := member.RuntimeName(); name != "" {
				ours = append(ours, name)
			} else {
				ours = nil
				break
			}
		}
		if ours == nil {
			continue
		}
		known++
		for _, name := range names {
			if !slices.Contains(ours, name) && !slices.Contains(replaced, m.Name+": "+n.Text()) {
				t.Errorf("%s:%d: %s is %s, for us %s", f.Path, m.Tree.Text.Line(n.Span().Start)+1, clip(n.Text()), name, typ)
			}
		}
	}
	return known
}

func clip(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > 60 {
		return text[:60] + "…"
	}
	return text
}

// replaced are expressions whose value a test has put another in place of, from
// outside of the module or in a subclass: nobody who reads the module can know.
var replaced = []string{
	"argparse: self.convert_arg_line_to_args(arg_line)",
	"configparser: self._DEFAULT_INTERPOLATION",
	"functools: weakref.WeakKeyDictionary()",
	"functools: dispatch_cache",
	"tempfile: _get_candidate_names()",
	"tempfile: names",
	"test.test_typing: cast(None, 42)",
}

// TestValuesOfPrograms runs the programs in testdata/semantic/run: whenever the type
// of an expression is known, it is what CPython sees.
func TestValuesOfPrograms(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "semantic", "run", "*.py"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no programs", err)
	}
	for i, path := range paths {
		if paths[i], err = filepath.Abs(path); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range watch(t, paths...) {
		m, _ := newSources([]watched{f}).Import(f.Module)
		known := compareValues(t, m.Module, f)
		if known*2 < len(f.Seen) {
			t.Errorf("%s: of %d expressions only %d are known", f.Path, len(f.Seen), known)
		}
	}
}

// libraryRuns are modules to watch, and tests that run them. With AWAITER_LONG set all
// are run, else the first.
var libraryRuns = []struct{ modules, tests string }{
	{"asyncio.locks,asyncio.queues,asyncio.mixins,asyncio.taskgroups,asyncio.timeouts,contextlib",
		"test.test_asyncio.test_locks test.test_asyncio.test_queues test.test_asyncio.test_taskgroups test.test_asyncio.test_timeouts test.test_contextlib test.test_contextlib_async"},
	{"test.test_asyncgen,test.test_coroutines,test.test_generators,test.test_contextlib,test.test_contextlib_async,test.test_with,test.test_iter",
		"test.test_asyncgen test.test_coroutines test.test_generators test.test_contextlib test.test_contextlib_async test.test_with test.test_iter"},
	{"asyncio.base_events,asyncio.streams,asyncio.runners,asyncio.tasks,asyncio.futures,asyncio.subprocess,asyncio.events,asyncio.transports,test.test_asyncio.test_tasks,test.test_asyncio.test_streams,test.test_asyncio.test_runners",
		"test.test_asyncio.test_tasks test.test_asyncio.test_streams test.test_asyncio.test_runners test.test_asyncio.test_base_events test.test_asyncio.test_futures"},
	{"enum,dataclasses,functools,collections,typing,types,abc,test.test_enum,test.test_dataclasses,test.test_functools,test.test_collections,test.test_typing",
		"test.test_enum test.test_dataclasses test.test_functools test.test_collections test.test_typing"},
	{"argparse,configparser,json.decoder,json.encoder,textwrap,shlex,csv,string,fractions,statistics,pathlib,copy,difflib,heapq,bisect,random",
		"test.test_argparse test.test_configparser test.test_textwrap test.test_shlex test.test_csv test.test_string test.test_fractions test.test_pathlib test.test_copy test.test_bisect"},
	{"email.message,email.parser,email.header,email._header_value_parser,email.policy,logging,urllib.parse,http.cookies,html.parser,xml.dom.minidom,tarfile,zipfile,gzip,tempfile,shutil",
		"test.test_email test.test_urlparse test.test_http_cookies test.test_htmlparser test.test_minidom test.test_gzip test.test_tempfile"},
}

// TestValuesOfTheStandardLibrary runs tests of the standard library and watches the
// modules they are about.
func TestValuesOfTheStandardLibrary(t *testing.T) {
	runs := libraryRuns[:1]
	if os.Getenv("AWAITER_LONG") != "" {
		runs = libraryRuns
	}
	for _, run := range runs {
		files := watch(t, append([]string{"-m", run.modules}, strings.Fields(run.tests)...)...)
		known, all := 0, 0
		s := newSources(files)
		for _, f := range files {
			summary, ok := s.Import(f.Module)
			if !ok {
				t.Fatal(f.Module)
			}
			known += compareValues(t, summary.Module, f)
			all += len(f.Seen)
		}
		t.Logf("%s: %d of %d expressions are known", run.modules, known, all)
	}
}
