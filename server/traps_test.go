package server_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// traps are the places where go.lsp.dev/jsonrpc2 v1.0.1 and go.lsp.dev/protocol v1.0.1
// do what a server must not, and the tests that hold us away from them.
var traps = []struct {
	trap string
	test string
}{
	{"NewServer lets notifications overtake each other", "TestOrder"},
	{"the error of a notification ends the connection", "TestFailingNotifications"},
	{"a panic of a handler ends the connection", "TestErrorsHaveACode"},
	{"an unknown notification ends the connection", "TestUnknownMethods"},
	{"params that do not decode end the connection", "TestHostileClient"},
	{"a URI that does not parse fails its whole message", "TestHostileClient"},
	{"URIs are rewritten", "TestURIsComeBackAsTheyWere"},
	{"an edit at an odd position replaces the whole document", "TestChanges"},
	{"a malformed frame ends the connection without an answer", "TestMalformedMessagesAreAnswered"},
	{"plain errors go out with code 0", "TestErrorsHaveACode"},
	{"a decoded string keeps its message in memory", "TestMemoryComesBack"},
	{"a request is used again when its handler has returned", "TestLogThatNobodyReads"},
	{"a question to the client from the reader waits for ever", "TestQuestionsOfTheServer"},
	{"one big message stays in memory", "TestMemoryComesBack"},
	{"the logging stream hangs after an error of the client", "TestTrace"},
	{"the end of the context does not end a read", "TestContextEndsServe"},
	{"an optional part that is not set may be written as null", "TestQuickFixes"},
	{"handlers return what they answer, whatever the README says", "export_test.go"},
	{"a context made from a request's starts a goroutine", "TestGoroutinesEnd"},
}

// TestEveryTrapHasATest checks that none of the tests got lost.
func TestEveryTrapHasATest(t *testing.T) {
	paths, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{"export_test.go": true}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(text), -1) {
			there[m[1]] = true
		}
	}
	for _, one := range traps {
		if !there[one.test] {
			t.Errorf("nothing tests that %s: %s is not there", one.trap, one.test)
		}
	}
}
