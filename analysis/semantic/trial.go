package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// isTrial reports whether call stands where it may be meant to fail, or not to run: in a
// try statement that takes what it raises, in a with statement such as "with
// pytest.raises(TypeError):", in what is handed to assertRaises, in a test that may be
// skipped.
func isTrial(call syntax.Node) bool {
	c := call
	for p := call.Parent(); p.Exists(); c, p = p, p.Parent() {
		switch p.Kind() {
		case syntax.KindTry:
			if c.Role() == syntax.FieldBody && takesTypeError(syntax.As[syntax.Try](p)) {
				return true
			}
		case syntax.KindWith:
			for item := range syntax.As[syntax.With](p).Items() {
				if ExpectsException(item.ContextExpr()) {
					return true
				}
			}
		case syntax.KindCall:
			if ExpectsException(p) {
				return true
			}
		case syntax.KindFunctionDef:
			if maySkip(p) || isHandedToExpectation(p) {
				return true
			}
		case syntax.KindClassDef:
			if maySkip(p) {
				return true
			}
		}
	}
	return false
}

// takesTypeError reports whether a handler of try may take a TypeError or AttributeError.
func takesTypeError(try syntax.Try) bool {
	for h := range try.Handlers() {
		if !h.Type().Exists() {
			return true
		}
		for name := range syntax.All[syntax.Name](h.Type()) {
			switch name.Identifier() {
			case "Exception", "BaseException", "TypeError", "AttributeError", "ExceptionGroup", "BaseExceptionGroup":
				return true
			}
		}
	}
	return false
}

// maySkip reports whether a decorator of def, a def or class, says that it runs under
// conditions.
func maySkip(def syntax.Node) bool {
	for d := range def.Fields(syntax.FieldDecoratorList) {
		for _, word := range []string{"skip", "require", "xfail"} {
			if strings.Contains(strings.ToLower(d.Text()), word) {
				return true
			}
		}
	}
	return false
}

// isHandedToExpectation reports whether the function around def hands it to a call that
// expects an exception.
func isHandedToExpectation(def syntax.Node) bool {
	name := def.Field(syntax.FieldName).Identifier()
	outer := def.Parent()
	for outer.Exists() && !outer.Is(syntax.KindFunctionDef) {
		outer = outer.Parent()
	}
	for n := range syntax.All[syntax.Name](outer) {
		if n.Identifier() == name && ExpectsException(n.Parent()) {
			return true
		}
	}
	return false
}

// ExpectsException reports whether n calls something whose name says that it expects an
// exception or a warning: raises, assertRaisesRegex, warns, check_warnings, suppress.
func ExpectsException(n syntax.Node) bool {
	name := strings.ToLower(lastName(syntax.As[syntax.Call](n).Func()))
	for _, word := range []string{"raise", "warn", "unraisable", "suppress", "deprecated_call"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
