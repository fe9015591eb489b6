//go:build libraries

package libraries

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The kinds of mistakes of which there is a case for each library that can be got wrong so.
const (
	notAwaited = "not awaited"
	wrongWith  = "wrong with"
	wrongFor   = "wrong for"
	noAwait    = "await of no awaitable"
	notEntered = "used without entering"
	syncTwin   = "plain twin in a coroutine"
	resultUsed = "result used before it is awaited"
)

var kinds = []string{notAwaited, wrongWith, wrongFor, noAwait, notEntered, syncTwin, resultUsed}

// kindsOfRules are the kinds of what the rules find. coroutine-attribute tells by its message
// whether a coroutine is used or what is to be entered.
var kindsOfRules = map[string]string{
	"never-awaited": notAwaited, "unused-coroutine": notAwaited, "dropped-async-generator": notAwaited,
	"sync-with": wrongWith, "async-with-sync-manager": wrongWith, "async-with-coroutine": wrongWith,
	"sync-for": wrongFor, "async-for-sync-iterable": wrongFor, "iterated-coroutine": wrongFor, "wrong-protocol": wrongFor,
	"await-non-awaitable": noAwait, "await-async-generator": noAwait, "uncalled-function": noAwait,
	"blocking-http-call": syncTwin, "blocking-database-call": syncTwin, "blocking-sleep": syncTwin, "blocking-socket-call": syncTwin,
	"blocking-file-call": syncTwin, "blocking-path-call": syncTwin, "nested-event-loop": syncTwin,
	"coroutine-in-place-of-result": resultUsed, "coroutine-condition": resultUsed,
}

// impossible are the kinds of which a library has none, and why.
var impossible = map[string]map[string]string{
	"aiobotocore":         {syncTwin: "botocore makes its methods when it runs"},
	"aiokafka":            {syncTwin: "there is none in the package", notEntered: "what is started need not be entered"},
	"aiofiles":            {syncTwin: "what waits for files is told by rules that are off unless they are chosen"},
	"anthropic":           {notEntered: "clients need not be entered"},
	"discord":             {notEntered: "clients need not be entered"},
	"fastapi":             {wrongWith: "what is given to a handler is not entered"},
	"langchain_core":      {wrongWith: "nothing is entered", notEntered: "as there", syncTwin: "what a chain waits for is not known of it"},
	"psycopg":             {notEntered: "a connection is given by a coroutine"},
	"pymongo":             {notEntered: "clients need not be entered"},
	"python_telegram_bot": {notEntered: "bots have their methods before"},
	"redis":               {notEntered: "clients need not be entered"},
	"sqlalchemy":          {notEntered: "sessions and connections have their methods before"},
	"starlette":           {syncTwin: "there is none"},
	"telethon":            {notEntered: "clients need not be entered", syncTwin: "there is none but telethon.sync, which is not known"},
	"trio":                {notEntered: "what is entered has no such methods before"},
	"anyio":               {notEntered: "what is entered has no such methods before"},
	"httpx":               {notEntered: "clients need not be entered"},
	"pytest":              {wrongFor: "nothing is iterated", notEntered: "nor entered"},
}

var (
	aWant  = regexp.MustCompile(`([a-z-]+)(?: "([^"]*)")?`)
	isCase = regexp.MustCompile(`^(?:async )?(?:def|class) (?:right|test_right|Right)`)
)

// TestCases counts the cases of the program that is about each library: at least one of
// each kind of mistake, and two programs in which nothing is wrong.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("../../../testdata/libraries/*_uses.py")
	paths = append(paths, "../../../testdata/libraries/pytest_tests.py")
	if len(paths) != 25 {
		t.Errorf("%d libraries", len(paths))
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), "_uses.py")
		name = strings.TrimSuffix(name, "_tests.py")
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			wrong, right := casesIn(string(content))
			t.Logf("right %d, wrong %v", right, wrong)
			if right < 2 {
				t.Errorf("only %d right programs", right)
			}
			for _, kind := range kinds {
				if _, never := impossible[name][kind]; never == (wrong[kind] > 0) {
					t.Errorf("%d cases of %q", wrong[kind], kind)
				}
			}
		})
	}
}

// casesIn counts the comments of each kind, and the functions that are right.
func casesIn(program string) (wrong map[string]int, right int) {
	wrong = map[string]int{}
	for line := range strings.Lines(program) {
		if isCase.MatchString(line) {
			right++
		}
		_, wants, _ := strings.Cut(line, "# want ")
		for _, want := range aWant.FindAllStringSubmatch(wants, -1) {
			rule, message := want[1], want[2]
			kind := kindsOfRules[rule]
			if rule == "coroutine-attribute" {
				kind = notEntered
				if strings.HasPrefix(message, "coroutine of") || strings.HasPrefix(message, "async generator of") || strings.HasPrefix(message, "'Future'") {
					kind = resultUsed
				}
			}
			if slices.Contains(kinds, kind) {
				wrong[kind]++
			}
		}
	}
	return wrong, right
}
