package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// AllowNone changes the annotation n to one that allows None besides: "X | None", and
// "Optional[X]" where the annotation is evaluated by a Python that has no "|" for
// types. It is Safe: annotations change nothing that runs.
func AllowNone(m *semantic.Module, n syntax.Node) Fix {
	if !n.Is(syntax.KindName, syntax.KindAttribute, syntax.KindSubscript) || n.IsBroken() {
		return None
	}
	const title = "Allow None"
	if m.Target >= 10 || m.HasLazyAnnotations() {
		return fix(title, Safe, insert(n.Span().End, " | None"))
	}
	reference, edits, ok := Import(n, "typing", "Optional")
	if !ok {
		return None
	}
	return fix(title, Safe, append(edits, insert(n.Span().Start, reference+"["), insert(n.Span().End, "]"))...)
}

// AnnotateSelf changes the annotation n to typing.Self. None before Python 3.11, which
// brought it, unless the module has it from typing_extensions. It is Safe.
func AnnotateSelf(m *semantic.Module, n syntax.Node) Fix {
	if !n.Exists() || n.IsBroken() {
		return None
	}
	reference := imported(n, "typing_extensions", "Self")
	var edits []Edit
	if reference == "" {
		var ok bool
		if reference, edits, ok = Import(n, "typing", "Self"); !ok || m.Target < 11 {
			return None
		}
	}
	return fix("Use 'Self'", Safe, append(edits, replace(n.Span().Start, n.Span().End, reference))...)
}
