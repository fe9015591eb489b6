package semantic_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestClassesAreLinear asks for the attributes of all classes of modules in which many set
// attributes of the same names. What is allocated for each class stays much the same.
func TestClassesAreLinear(t *testing.T) {
	const body = "    def __init__(self):\n        self.queue = Queue()\n        self.items = []\n" +
		"    def use(self):\n        self.items.append(Queue())\n        self.queue, self.items[0], self.missing\n"
	for name, class := range map[string]string{
		"siblings": "class C%d(Base):\n" + body,
		"apart":    "class C%d:\n" + body,
		"patched":  "class C%d(Base):\n" + body + "C%[1]d.extra = Queue()\n",
		"chains":   "class A%d(Base):\n" + body + "class B%[1]d(A%[1]d):\n" + body,
	} {
		t.Run(name, func(t *testing.T) {
			few, many := allocatedPerClass(class, 100), allocatedPerClass(class, 800)
			if many > 2*few { // maps grow by doubling
				t.Errorf("%d bytes for each of 100 classes, %d for each of 800", few, many)
			}
		})
	}
}

// allocatedPerClass returns how many bytes it takes to infer all attributes of a module with
// n classes, for each of them.
func allocatedPerClass(class string, n int) int {
	var text strings.Builder
	text.WriteString("from asyncio import Queue\nclass Base:\n    pass\n")
	for i := range n {
		fmt.Fprintf(&text, class, i)
	}
	m := semantic.Analyze("", false, syntax.ParseOnce(source.New(text.String())), 13, library)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for a := range syntax.All[syntax.Attribute](m.Tree.Root()) {
		m.TypeOf(a.Node)
	}
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc-before.TotalAlloc) / n
}
