package report

import (
	"encoding/json"
	"io"
	"path/filepath"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// The types of docs/check.schema.json. Lists are never null.
type (
	jsonReport struct {
		Version     string           `json:"version"`
		Files       int              `json:"files"`
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
	}
	jsonDiagnostic struct {
		Path     string        `json:"path"`
		Rule     string        `json:"rule"`
		Severity string        `json:"severity"`
		Message  string        `json:"message"`
		Range    jsonRange     `json:"range"`
		URL      string        `json:"url"`
		Related  []jsonRelated `json:"related"`
		Fixes    []jsonFix     `json:"fixes"`
	}
	jsonRelated struct {
		Path    string    `json:"path"`
		Range   jsonRange `json:"range"`
		Message string    `json:"message"`
	}
	jsonFix struct {
		Title  string     `json:"title"`
		Safety string     `json:"safety"`
		Edits  []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Range jsonRange `json:"range"`
		Text  string    `json:"text"`
	}
	jsonRange struct {
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
	}
	jsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
)

func writeJSON(w io.Writer, r *Report, _ Style) error {
	report := jsonReport{r.Version, r.Files, []jsonDiagnostic{}}
	for f, d := range r.all() {
		report.Diagnostics = append(report.Diagnostics, r.jsonDiagnostic(f, d))
	}
	return encode(w, report, "  ")
}

func writeJSONLines(w io.Writer, r *Report, _ Style) error {
	for f, d := range r.all() {
		if err := encode(w, r.jsonDiagnostic(f, d), ""); err != nil {
			return err
		}
	}
	return nil
}

// encode writes v as JSON, "<" and "&" as they are.
func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}

func (r *Report) jsonDiagnostic(f File, d *analysis.Diagnostic) jsonDiagnostic {
	j := jsonDiagnostic{
		Path: filepath.ToSlash(r.show(f.Path)), Rule: d.Rule.Name, Severity: d.Severity.String(), Message: d.Message,
		Range: jsonRangeOf(f.Text, d.Span), URL: RuleURL(d.Rule.Name), Related: []jsonRelated{}, Fixes: []jsonFix{},
	}
	for _, p := range r.related(f, d) {
		j.Related = append(j.Related, jsonRelated{filepath.ToSlash(r.show(p.path)), jsonRangeOf(p.text, p.span), p.message})
	}
	for _, fix := range offered(d) {
		edits := []jsonEdit{}
		for _, e := range fix.Edits {
			edits = append(edits, jsonEdit{jsonRangeOf(f.Text, e.Span), e.New})
		}
		j.Fixes = append(j.Fixes, jsonFix{fix.Title, fix.Safety.String(), edits})
	}
	return j
}

func jsonRangeOf(text *source.Text, s source.Span) jsonRange {
	p := placeOf(text, s)
	return jsonRange{jsonPosition{p.line, p.column}, jsonPosition{p.endLine, p.endColumn}}
}

// RuleURL returns where the page of a rule can be read. The program carries its
// pages, so this is no address on a network: "awaiter explain" takes it.
func RuleURL(rule string) string { return "awaiter:rules/" + rule }
