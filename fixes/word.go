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
	return remove(k.Span().Start, skipBlanks(k.Node().Tree().Text.String(), k.Span().End))
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
