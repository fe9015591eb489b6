package fixes

import "awaiter/analysis/syntax"

// The verbs of this file repair text that is no Python, and so ask little of nodes.

// DeleteWord deletes the keyword k and the blanks behind it. It is Unsafe.
func DeleteWord(k syntax.Word) Fix {
	if !k.Exists() {
		return None
	}
	return fix("Remove '"+k.Text()+"'", Unsafe, removeWord(k))
}

func removeWord(k syntax.Word) Edit {
	return remove(k.Span().Start, skipBlanks(textOf(k.Node()), k.Span().End))
}

// Underscore makes a name of the keyword k, which stands where a name must, as PEP 8
// ("Descriptive: Naming Styles") advises. It is Unsafe.
func Underscore(k syntax.Word) Fix {
	if !k.Exists() {
		return None
	}
	return fix("Replace '"+k.Text()+"' by '"+k.Text()+"_'", Unsafe, insert(k.Span().End, "_"))
}

// MoveAwait moves await, a keyword, behind the unary operators that follow it: -x and
// not x are no operands for it, but may have one. None where there is none, or where
// what follows them is no primary. It is Unsafe.
func MoveAwait(await syntax.Word) Fix {
	operator := await.Next()
	operand := operator
	for isUnary(operand.Text()) && isNot(operand) == isNot(operator) {
		operand = operand.Next()
	}
	if operand == operator || !operand.BeginsPrimary() {
		return None
	}
	return fix("Move 'await' behind '"+operator.Text()+"'", Unsafe, removeWord(await), insert(operand.Span().Start, "await "))
}

func isNot(k syntax.Word) bool { return k.Text() == "not" }

func isUnary(operator string) bool {
	switch operator {
	case "-", "+", "~", "not":
		return true
	}
	return false
}

// AwaitTwice puts parentheses around the operand of await, which is an await itself.
// It is Unsafe.
func AwaitTwice(await syntax.Await) Fix {
	operand := await.Value()
	if !operand.Is(syntax.KindAwait) || operand.HasParens() || await.IsBroken() {
		return None
	}
	s := operand.Span()
	return fix("Put the operand in parentheses", Unsafe, insert(s.Start, "("), insert(s.End, ")"))
}

// DropAwait is RemoveAwait for an await that is no value where it stands, such as the
// target of an assignment: what was meant is not known, so it is Unsafe.
func DropAwait(await syntax.Await) Fix {
	f := RemoveAwait(await)
	if f.IsNone() {
		return None
	}
	f.Safety = Unsafe
	return f
}

// ForAwait changes "for await x in y" to "async for x in y". None where await does
// not follow a "for". It is Unsafe.
func ForAwait(await syntax.Await) Fix {
	loop := await.WordBefore()
	if loop.Text() != "for" || loop.Previous().Text() == "async" || await.HasParens() {
		return None
	}
	return fix("Change to 'async for'", Unsafe, insert(loop.Span().Start, "async "), removeWord(await.FirstWord()))
}

// StarExcept changes "except E" to "except* E". None for an except clause without a
// type, which cannot be one. It is Unsafe.
func StarExcept(except syntax.Word) Fix {
	if next := except.Next().Text(); next == ":" || next == "*" {
		return None
	}
	return fix("Change to 'except*'", Unsafe, insert(except.Span().End, "*"))
}

// RunAwaited changes "await main()" to "asyncio.run(main())", for where no coroutine
// runs. It is Unsafe.
func RunAwaited(await syntax.Await) Fix {
	f := Join(RemoveAwait(await), WrapCall(await.Value(), "asyncio", "run"))
	if f.IsNone() {
		return None
	}
	f.Title = "Run it with 'asyncio.run()'"
	return f
}
