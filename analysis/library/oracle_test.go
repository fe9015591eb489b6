package library

import (
	"bytes"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// specials are the special methods of which a class in a stub lists all that it has.
var specials = strings.Fields("__await__ __aiter__ __anext__ __aenter__ __aexit__ __enter__ __exit__ " +
	"__iter__ __next__ __getitem__ __call__ __len__ __contains__ __bool__")

// python runs a script in testdata with input and returns the lines that it prints.
func python(t *testing.T, script, input string, args ...string) []string {
	t.Helper()
	var out, errs bytes.Buffer
	run := exec.Command("python3", append([]string{"testdata/" + script, "stubs"}, args...)...)
	run.Stdin, run.Stdout, run.Stderr = strings.NewReader(input), &out, &errs
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &errs)
	}
	return strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\n' })
}

// TestStubs holds what the stubs say to what CPython says of itself.
func TestStubs(t *testing.T) {
	for _, lie := range python(t, "oracle.py", "") {
		t.Error(lie)
	}
}

// TestNeeds holds to CPython for which arguments the stubs say that a coroutine is no value.
func TestNeeds(t *testing.T) {
	said := python(t, "needs.py", "")
	last := len(said) - 1
	for _, lie := range said[:last] {
		t.Error(lie)
	}
	if tried, err := strconv.Atoi(strings.TrimSuffix(said[last], " parameters")); err != nil || tried < 400 {
		t.Errorf("only %q were tried", said[last])
	}
}

// TestProtocols holds to CPython what our own reader makes of the classes of the
// stubs: every question after a method of a protocol has a sure and right answer.
func TestProtocols(t *testing.T) {
	l, asked := New(syntax.Version(oracle.Version(t))), 0
	for _, line := range python(t, "oracle.py", "", "--classes") {
		fields := strings.Fields(line)
		c := classObject(l, fields[0]).Class()
		if c == nil {
			t.Errorf("%s: no such class", fields[0])
			continue
		}
		if c.IsOpen() != strings.HasPrefix(fields[0], "unittest.mock.") {
			t.Errorf("%s: IsOpen is %v", fields[0], c.IsOpen())
		}
		if c.IsOpen() {
			continue
		}
		object := classObject(l, fields[0])
		if got := object.RuntimeName(); got != "" && got != metaclasses[fields[1]] {
			t.Errorf("%s is a %s, want %s", fields[0], got, fields[1])
		}
		if got := object.Call().RuntimeName(); got != "" && got != fields[2] && !renamed[fields[0]] {
			t.Errorf("an instance of %s is a %s, want %s", fields[0], got, fields[2])
		}
		asked++
		for _, special := range specials {
			want := semantic.No
			if slices.Contains(fields[3:], special) {
				want = semantic.Yes
			}
			if got := c.Has(special); got != want && !(got == semantic.Unknown && changing[fields[0]]) {
				t.Errorf("%s: Has(%s) is %v, want %v", fields[0], special, got, want)
			}
		}
	}
	if asked < 400 {
		t.Errorf("only %d classes", asked)
	}
}

// metaclasses are the names that the stubs have for the names of metaclasses.
var metaclasses = map[string]string{
	"type":          "type",
	"ABCMeta":       "ABCMeta",
	"EnumType":      "EnumMeta", // which it is called before 3.11
	"_ProtocolMeta": "type",
}

// renamed are the classes whose __name__ depends on the platform or the version, or that
// programs hardly make instances of.
var renamed = map[string]bool{
	"asyncio.AbstractEventLoopPolicy":           true,
	"asyncio.DefaultEventLoopPolicy":            true,
	"asyncio.EventLoop":                         true,
	"asyncio.SelectorEventLoop":                 true,
	"concurrent.futures._DoneAndNotDoneFutures": true,
	"concurrent.futures._Error":                 true,
	"re.error":                                  true,
	"select._poll":                              true,
	"selectors.DefaultSelector":                 true,
	"signal.ItimerError":                        true,
	"threading.ExceptHookArgs":                  true,
	"threading.local":                           true,
	"types.CapsuleType":                         true,
	"types.CellType":                            true,
	"types.ClassMethodDescriptorType":           true,
	"types.GetSetDescriptorType":                true,
	"types.MemberDescriptorType":                true,
	"types.MethodDescriptorType":                true,
	"types.MethodWrapperType":                   true,
	"types.UnionType":                           true,
	"types.WrapperDescriptorType":               true,
}

// changing are the classes that lost or gained a protocol with a later Python, so
// that it is not known whether a program for ours has it.
var changing = map[string]bool{
	"contextvars.Token":    true,
	"pathlib.Path":         true,
	"pathlib.PosixPath":    true,
	"pathlib.WindowsPath":  true,
	"typing.TypeAliasType": true,
}

// classObject returns the type of the top-level class with the given dotted name.
func classObject(l *Library, qualified string) semantic.Type {
	dot := strings.LastIndex(qualified, ".")
	summary, _ := l.Import(qualified[:dot])
	return summary.Type(qualified[dot+1:])
}

// TestWellFormed parses every stub, as python3 does in the oracle.
func TestWellFormed(t *testing.T) {
	for _, name := range New(11).Modules() {
		if m := New(11).Module(name); m.Tree.Root().IsBroken() {
			t.Errorf("%s does not parse", name)
		}
	}
}
