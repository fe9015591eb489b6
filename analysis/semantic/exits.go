package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// exits reports whether call surely never returns, as far as its own module tells:
// it raises SystemExit, ends the process or the test, or runs a def annotated with
// NoReturn.
func (m *Module) exits(call syntax.Node) bool {
	f := call.Field(syntax.FieldFunc)
	switch m.imported(f) {
	case "sys.exit", "os._exit", "os.abort", "builtins.exit", "builtins.quit", "typing.assert_never",
		"pytest.skip", "pytest.fail", "pytest.exit", "pytest.xfail":
		return true
	}
	if f.Is(syntax.KindName) {
		if b := m.symbolOf(f).only(); b != nil && b.kind == bindDef && !b.origin.IsAsync() {
			return saysNoReturn(b.origin)
		}
	}
	return false
}

// saysNoReturn reports whether def is annotated as never returning.
func saysNoReturn(def syntax.Node) bool {
	text := strings.Trim(def.Field(syntax.FieldReturns).Text(), `"'`)
	text = text[strings.LastIndexByte(text, '.')+1:]
	return text == "NoReturn" || text == "Never"
}
