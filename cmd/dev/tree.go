package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

var _ = define("tree", "FILE", "print the syntax tree of a Python file", func(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one file")
	}
	b, err := os.ReadFile(args[0])
	if err != nil {
		return fmt.Errorf("read %s: %w", args[0], err)
	}
	parser := syntax.NewParser()
	defer parser.Close()
	out := bufio.NewWriter(os.Stdout)
	printTree(out, parser.Parse(source.New(string(b))).Root(), 0)
	return out.Flush()
})

// printTree prints n and what is below it: role, kind, what else the node says, and
// the text of nodes that have no children.
func printTree(out *bufio.Writer, n syntax.Node, depth int) {
	at := n.Tree().Text.Position(n.Span().Start, source.UTF8)
	fmt.Fprintf(out, "%4d:%-3d %s", at.Line+1, at.Column+1, strings.Repeat("  ", depth))
	if n.Role() != syntax.FieldNone {
		fmt.Fprintf(out, "%v: ", n.Role())
	}
	fmt.Fprint(out, n.Kind())
	if n.Op() != syntax.OpNone {
		fmt.Fprintf(out, " %v", n.Op())
	}
	if n.IsAsync() {
		fmt.Fprint(out, " async")
	}
	if n.HasParens() {
		fmt.Fprint(out, " in parentheses")
	}
	if n.IsBroken() {
		fmt.Fprint(out, " broken")
	}
	if !n.First().Exists() {
		fmt.Fprintf(out, " %q", n.Text())
	}
	fmt.Fprintln(out)
	for c := range n.Children() {
		printTree(out, c, depth+1)
	}
}
