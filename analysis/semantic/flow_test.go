package semantic

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestFlowAgreesWithCPython runs random programs and checks that every binding that
// a load really saw is among those that flow says may reach it.
func TestFlowAgreesWithCPython(t *testing.T) {
	seed, count := "1", "4000"
	if s := os.Getenv("AWAITER_SEED"); s != "" {
		seed = s
	}
	if testing.Short() {
		count = "300"
	}
	cmd := exec.Command("python3", "-W", "ignore", "../../testdata/semantic/oracle/flow.py", seed, count, "25")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var loads, seen, allowed, bindings, attributes, ends, stops, size int
	wrong := "" // the shortest program that does what we say it cannot
	for d := json.NewDecoder(out); d.More(); {
		var program struct {
			Source string
			Seen   [][2]*int
			Ended  []int
		}
		if err := d.Decode(&program); err != nil {
			t.Fatal(err)
		}
		m := Analyze("", false, syntax.ParseOnce(source.New(program.Source)), 11, nil)
		at := map[int]syntax.Node{}
		for call := range syntax.All[syntax.Call](m.Tree.Root()) {
			n, _ := strconv.Atoi(call.Arg(0).Text())
			switch call.Func().Text() {
			case "see":
				at[n] = call.Arg(1)
			case "end":
				if f := m.FunctionAround(call.Node); slices.Contains(program.Ended, n) {
					ends++
					if f.FallsThrough() == No {
						t.Errorf("'%s' reaches its end in\n%s", f.Name, program.Source)
					}
				} else if f.FallsThrough() == No {
					stops++
				}
			}
		}
		said := map[int]map[int]bool{}
		for _, s := range program.Seen {
			load, value := *s[0], 0
			if s[1] != nil {
				value = *s[1]
			}
			if said[load] == nil {
				v := m.valueOf(at[load])
				if v == nil && at[load].Is(syntax.KindAttribute) {
					continue // flow knows nothing of it
				}
				said[load] = reaching(m, v)
				loads++
				allowed += len(said[load])
				if at[load].Is(syntax.KindAttribute) {
					attributes++
				}
				bindings += len(slices.Collect(m.symbolOf(at[load]).bindings()))
			}
			seen++
			if !said[load][value] {
				if wrong == "" || len(program.Source) < size {
					size = len(program.Source)
					wrong = fmt.Sprintf("see(%d) saw %d, we say %v in\n%s", load, value, slices.Sorted(maps.Keys(said[load])), program.Source)
				}
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if wrong != "" {
		t.Error(wrong)
	}
	t.Logf("%d loads, %d of attributes, saw %d values; flow allows %d; the names have %d bindings", loads, attributes, seen, allowed, bindings)
	t.Logf("%d functions reach their end, %d surely do not", ends, stops)
	if loads < 200 || attributes < 50 || ends < 50 || stops < 15 {
		t.Error("too little was seen")
	}
}

// reaching returns the numbers that a flow value may be in a program of the oracle:
// -1 for an exception, 0 for None.
func reaching(m *Module, v *flowValue) map[int]bool {
	sets := map[*flowValue]map[int]bool{}
	for changed := true; changed; {
		changed = false
		grow(sets, map[*flowValue]bool{}, v, &changed)
	}
	return sets[v]
}

// grow adds to the set of v, and of all it is made of, what is known to be missing.
func grow(sets map[*flowValue]map[int]bool, visited map[*flowValue]bool, v *flowValue, changed *bool) {
	if v == nil || visited[v] {
		return
	}
	visited[v] = true
	if sets[v] == nil {
		sets[v] = map[int]bool{}
	}
	add := func(i int) {
		if !sets[v][i] {
			sets[v][i] = true
			*changed = true
		}
	}
	switch v.kind {
	case boundValue:
		for _, i := range given(v.binding) {
			add(i)
		}
	case joinedValue, anyValue:
		for _, e := range v.edges {
			grow(sets, visited, e.value, changed)
			for i := range sets[e.value] {
				add(i)
			}
		}
	case narrowedValue:
		if v.of == nil {
			// What a test says of an attribute of which nothing else is known.
			for i := range 200 {
				if mayHold(v, i) {
					add(i)
				}
			}
			add(-2)
		}
		grow(sets, visited, v.of, changed)
		for i := range sets[v.of] {
			if mayHold(v, i) {
				add(i)
			}
		}
	}
}

// given returns the numbers that a binding may give.
func given(b *binding) []int {
	if b.unbinds() {
		return nil
	}
	if b.kind == bindExcept {
		return []int{-1}
	}
	of := b.value()
	switch b.kind {
	case bindParameter:
		of = syntax.As[syntax.Arg](b.origin).Default()
	case bindCapture:
		of = syntax.Enclosing[syntax.Match](b.origin).Subject()
	case bindAugmented:
		of = b.origin.Field(syntax.FieldValue)
	}
	digits := strings.Trim(of.Text(), "abcdefghijklmnopqrstuvwxyzT():= ")
	n, err := strconv.Atoi(digits)
	if err != nil {
		panic(fmt.Sprintf("no number in %q", of.Text()))
	}
	if strings.Contains(of.Text(), "either") {
		return []int{0, n}
	}
	return []int{n}
}

// mayHold reports whether the test of a narrowed value can have its answer for i.
func mayHold(v *flowValue, i int) bool {
	holds := true
	switch v.test.Kind() {
	case syntax.KindName, syntax.KindNamedExpr:
		holds = i != 0
	case syntax.KindCompare:
		n, err := strconv.Atoi(v.test.Field(syntax.FieldComparators).Text())
		if err != nil {
			return true
		}
		holds = (i == n) == (v.test.Field(syntax.FieldOps).Op() == syntax.OpEq)
	case syntax.KindMatchValue:
		n, _ := strconv.Atoi(v.test.Text())
		holds = i == n
	case syntax.KindMatchSingleton:
		holds = i == 0
	case syntax.KindMatchClass, syntax.KindMatchAs:
		if v.test.Text() == "_" {
			return v.holds
		}
		holds = i > 0
	default:
		return true
	}
	return holds == v.holds
}

// TestNamesOfAClassAndItsModule reads many names in a class that binds them only then: each is what
// a function sets in the module.
func TestNamesOfAClassAndItsModule(t *testing.T) {
	const count = 3_000
	var sets, reads, binds strings.Builder
	for i := range count {
		fmt.Fprintf(&sets, "    global n%d\n    n%d = 1\n", i, i)
		fmt.Fprintf(&reads, "    n%d\n", i)
		fmt.Fprintf(&binds, "    n%d = 2\n", i)
	}
	m := Analyze("", false, syntax.ParseOnce(source.New("def s():\n"+sets.String()+"class C:\n"+reads.String()+binds.String())), 11, nil)
	for n := range syntax.All[syntax.Name](m.Tree.Root()) {
		if !n.Parent().Is(syntax.KindExprStmt) {
			continue
		}
		if v := m.valueOf(n.Node); v == nil || v.kind != boundValue || v.binding.scope.kind != functionScope {
			t.Fatalf("%s is %+v", n.Identifier(), v)
		}
	}
}

// TestFlow checks the cases in testdata/semantic/flow: "# bindings: x=1,4[x is None]"
// says that what the line reads from x was bound in line 1 or, where x is None
// holds, in line 4; "?" is no binding, "-" nothing known.
func TestFlow(t *testing.T) {
	files, err := filepath.Glob("../../testdata/semantic/flow/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m := Analyze("", false, syntax.ParseOnce(source.New(string(content))), 11, nil)
			for c := range m.Tree.Comments() {
				want, ok := strings.CutPrefix(m.Tree.Text.Slice(c), "# bindings: ")
				if !ok {
					continue
				}
				line := m.Tree.Text.Line(c.Start)
				if got := spellLine(m, line, want); got != want {
					t.Errorf("%s:%d:\n got %s\nwant %s", file, line+1, got, want)
				}
			}
		})
	}
}

// spellLine writes what the line reads from the names that want speaks of.
func spellLine(m *Module, line int, want string) string {
	var all []string
	for _, part := range bindingFact.FindAllStringSubmatch(want, -1) {
		said := map[string]bool{}
		for n := range m.Tree.Root().Subtree() {
			if !n.Is(syntax.KindName, syntax.KindAttribute) || m.Tree.Text.Line(n.Span().Start) != line || n.Text() != part[1] {
				continue
			}
			if m.bindingOf(n) != nil && !n.Parent().Is(syntax.KindAugAssign) {
				continue
			}
			v := m.valueOf(n)
			if v == nil {
				said["-"] = true
			}
			spell(m, v, nil, map[*flowValue]bool{}, said)
		}
		words := slices.SortedFunc(maps.Keys(said), func(a, b string) int {
			x, _ := strconv.Atoi(strings.Split(a, "[")[0])
			y, _ := strconv.Atoi(strings.Split(b, "[")[0])
			return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
		})
		all = append(all, part[1]+"="+strings.Join(words, ","))
	}
	return strings.Join(all, " ")
}

// bindingFact finds "x=…" in a comment: the next begins behind a blank.
var bindingFact = regexp.MustCompile(`([\w.]+)=[^ =]`)

// spell adds to said what v may be, where tests hold.
func spell(m *Module, v *flowValue, tests []string, on map[*flowValue]bool, said map[string]bool) {
	if v == nil || on[v] {
		return
	}
	on[v] = true
	defer delete(on, v)
	where := ""
	if len(tests) > 0 {
		where = "[" + strings.Join(tests, " & ") + "]"
	}
	switch v.kind {
	case boundValue:
		line := strconv.Itoa(m.Tree.Text.Line(v.binding.target.Span().Start) + 1)
		if v.binding.unbinds() {
			line = "del " + line
		}
		said[line+where] = true
	case unboundValue:
		said["?"+where] = true
	case joinedValue, anyValue:
		for _, e := range v.edges {
			spell(m, e.value, tests, on, said)
		}
	case narrowedValue:
		test := v.test.Text()
		if !v.holds {
			test = "not " + test
		}
		tests = append([]string{test}, tests...)
		if v.of == nil {
			said["["+strings.Join(tests, " & ")+"]"] = true
		}
		spell(m, v.of, tests, on, said)
	}
}
