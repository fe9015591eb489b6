package semantic

import (
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestBounds walks texts that are deep or long without end; neither stack nor time
// may grow with them beyond measure.
func TestBounds(t *testing.T) {
	const n = 20_000
	var elifs, nested, loops strings.Builder
	elifs.WriteString("def f(x):\n    if x: y = 0\n")
	nested.WriteString("def f(x):\n")
	for i := range n {
		elifs.WriteString("    elif x: y = x\n")
		if i < 300 {
			nested.WriteString(strings.Repeat(" ", i+1) + "while x:\n" + strings.Repeat(" ", i+2) + "x = x\n")
			loops.WriteString(strings.Repeat(" ", i) + "try:\n")
		}
	}
	for name, text := range map[string]string{
		"parentheses":    "x = " + strings.Repeat("(", n) + "x" + strings.Repeat(")", n) + "\n",
		"open":           "x = " + strings.Repeat("(", n) + "\n",
		"not":            "x = " + strings.Repeat("not ", n) + "x\n",
		"minus":          "x = " + strings.Repeat("-", n) + "x\n",
		"sum":            "x = x" + strings.Repeat(" + x", n) + "\n",
		"and":            "x = x" + strings.Repeat(" and x", n) + "\n",
		"compare":        "if x" + strings.Repeat(" and x is not None", n) + ": y = x\n",
		"attributes":     "x = x" + strings.Repeat(".x", n) + "\n",
		"calls":          "x = x" + strings.Repeat(".x()", n) + "\n",
		"lambdas":        "x = " + strings.Repeat("lambda x: ", n) + "x\n",
		"conditionals":   "x = x" + strings.Repeat(" if x else x", n) + "\n",
		"comprehensions": "x = " + strings.Repeat("[x for x in ", n) + "x" + strings.Repeat("]", n) + "\n",
		"targets":        strings.Repeat("x, ", n) + "y = z\n",
		"list targets":   strings.Repeat("[", n) + "x" + strings.Repeat("]", n) + " = z\n",
		"chain":          strings.Repeat("x = ", n) + "y\n",
		"elif":           elifs.String(),
		"loops":          nested.String(),
		"tries":          loops.String(),
		"with":           "with " + strings.Repeat("x() as x, ", n) + "x: pass\n",
		"assignments":    strings.Repeat("x = x\n", n),
		"branches":       strings.Repeat("if x: x = y\n", n),
		"functions":      strings.Repeat("def x(): return x\n", n),
		"stars":          strings.Repeat("from x import *\n", 500) + strings.Repeat("y = z\n", n),
		"classes":        strings.Repeat("class x(x): x = x\n", n),
	} {
		t.Run(name, func(t *testing.T) {
			m := Analyze("", false, syntax.ParseOnce(source.New(text)), 11, nil)
			for _, s := range m.allScopes() {
				s.unit.follow()
			}
			for _, f := range m.Functions {
				f.FallsThrough()
			}
		})
	}
}
