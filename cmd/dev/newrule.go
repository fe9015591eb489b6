package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var _ = define("new-rule", "NAME", "write the files of a new rule: Go, page, case", func(args []string) error {
	if len(args) != 1 || !regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`).MatchString(args[0]) {
		return fmt.Errorf("name the mistake in kebab case: new-rule never-awaited")
	}
	name := args[0]
	for path, text := range newRule(name) {
		if exists(path) {
			return fmt.Errorf("%s exists", path)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return err
		}
		fmt.Println("wrote", path)
	}
	fmt.Printf("fill them in, then: go test ./analysis/rules -run 'TestRules/%s' -update && go test ./docs\n", name)
	return nil
})

// newRule returns the files of the named rule: an example that runs, to be changed.
func newRule(name string) map[string]string {
	words := strings.Split(name, "-")
	exported := ""
	for _, word := range words {
		exported += strings.ToUpper(word[:1]) + word[1:]
	}
	fill := strings.NewReplacer("NAME", name, "EXPORTED", exported, "FUNCTION", strings.ToLower(exported[:1])+exported[1:], "~", "`")
	return map[string]string{
		"analysis/rules/" + strings.ReplaceAll(name, "-", "_") + ".go": fill.Replace(ruleFile),
		"docs/rules/" + name + ".md":                                   fill.Replace(rulePage),
		"testdata/rules/" + name + "/basic.py":                         fill.Replace(ruleCase),
	}
}

const ruleFile = `package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var EXPORTED = define(analysis.Rule{
	Name:     "NAME",
	Family:   "await",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"17"},
	Check:    FUNCTION,
})

// Say what Python does with the code that is found, and why that is a mistake.
func FUNCTION(p *analysis.Pass) {
	for stmt := range syntax.All[syntax.ExprStmt](p.Root()) {
		if t := p.TypeOf(stmt.Value()); t.IsCoroutine() {
			p.Report(stmt.Value(), "%s is never awaited", t).Fix(fixes.Await(stmt.Value()))
		}
	}
}
`

const rulePage = `# NAME

A coroutine is made and dropped.

Calling a coroutine function runs none of its body: the call returns a coroutine, and only ~await~ or a task, which
calls its ~send()~, runs it.

## Example

~~~python
import asyncio


async def save():
    print("saved")


async def main():
    save()


asyncio.run(main())
~~~

~~~text
RuntimeWarning: coroutine 'save' was never awaited
~~~

## Use instead

~~~python
import asyncio


async def save():
    print("saved")


async def main():
    await save()


asyncio.run(main())
~~~

## When it stays silent

For coroutines that are stored, passed on or returned: someone else may await them.

## References

- [PEP 492, Await Expression](https://peps.python.org/pep-0492/#await-expression)
`

const ruleCase = `async def save(): ...


async def main():
    save()  # want NAME
    await save()
`
