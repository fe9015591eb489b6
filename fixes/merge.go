package fixes

// Apply returns text with edits made. The edits count in the bytes of text, in any
// order; it is an error if they overlap or lie outside of text.
func Apply(text string, edits []Edit) (string, error) { return text, nil }

// Merge joins the edits of as many fixes as agree, earlier ones first, and returns
// those that conflict with an earlier one: they share bytes, or insert different
// text at the same place. Imports of several names join into one.
func Merge(all []Fix) (edits []Edit, skipped []Fix) { return nil, nil }

// Join returns the Fix that does all of parts, with the title of the first and the
// least of their safeties; None if one of them is None or two conflict.
func Join(parts ...Fix) Fix { return None }
