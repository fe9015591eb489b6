package report

import (
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/fixes"
)

// object is a JSON object.
type object map[string]any

// writeSARIF writes a log of SARIF 2.1.0 (OASIS standard): one run, its rules with
// their pages, and a result for every finding.
func writeSARIF(w io.Writer, r *Report, _ Style) error {
	used := r.usedRules()
	rules := []object{}
	for _, rule := range used {
		rules = append(rules, r.sarifRule(rule))
	}
	results := []object{}
	for f, d := range r.all() {
		results = append(results, r.sarifResult(f, d, slices.Index(used, d.Rule)))
	}
	run := object{
		"tool":       object{"driver": object{"name": "Awaiter", "semanticVersion": r.Version, "rules": rules}},
		"columnKind": "unicodeCodePoints",
		"results":    results,
	}
	if r.Folder != "" {
		run["originalUriBaseIds"] = object{"SRCROOT": object{"uri": strings.TrimSuffix(fileURI(r.Folder), "/") + "/"}}
	}
	return encode(w, object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs":    []object{run},
	}, "  ")
}

// usedRules returns the rules that found something, by name.
func (r *Report) usedRules() []*analysis.Rule {
	var used []*analysis.Rule
	for _, d := range r.all() {
		if !slices.Contains(used, d.Rule) {
			used = append(used, d.Rule)
		}
	}
	slices.SortFunc(used, func(a, b *analysis.Rule) int { return strings.Compare(a.Name, b.Name) })
	return used
}

func (r *Report) sarifRule(rule *analysis.Rule) object {
	o := object{
		"id":                   rule.Name,
		"defaultConfiguration": object{"level": sarifLevel(rule.Severity)},
		"properties":           object{"tags": []string{"python", "async", rule.Family}},
	}
	if r.Page != nil {
		if page, ok := r.Page(rule.Name); ok {
			o["shortDescription"] = object{"text": firstLine(page)}
			o["help"] = object{"text": page, "markdown": page}
		}
	}
	return o
}

// firstLine returns the first line of a page behind its title.
func firstLine(page string) string {
	for line := range strings.Lines(page) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			return line
		}
	}
	return strings.TrimSpace(page)
}

func (r *Report) sarifResult(f File, d *analysis.Diagnostic, index int) object {
	o := object{
		"ruleId": d.Rule.Name, "ruleIndex": index, "level": sarifLevel(d.Severity),
		"message":             object{"text": d.Message},
		"locations":           []object{r.sarifLocation(f.Path, f.Text, d.Span)},
		"partialFingerprints": object{"awaiter/v1": fingerprint(r.show(f.Path), f.Text, d)},
	}
	var related, repairs []object
	for i, p := range r.related(f, d) {
		location := r.sarifLocation(p.path, p.text, p.span)
		location["id"], location["message"] = i, object{"text": p.message}
		related = append(related, location)
	}
	for _, fix := range offered(d) {
		repairs = append(repairs, r.sarifFix(f, fix))
	}
	if related != nil {
		o["relatedLocations"] = related
	}
	if repairs != nil {
		o["fixes"] = repairs
	}
	return o
}

func (r *Report) sarifLocation(path string, text *source.Text, s source.Span) object {
	return object{"physicalLocation": object{"artifactLocation": r.artifact(path), "region": region(text, s)}}
}

func (r *Report) sarifFix(f File, fix fixes.Fix) object {
	replacements := []object{}
	for _, e := range fix.Edits {
		replacements = append(replacements, object{"deletedRegion": region(f.Text, e.Span), "insertedContent": object{"text": e.New}})
	}
	return object{
		"description":     object{"text": fix.Title},
		"artifactChanges": []object{{"artifactLocation": r.artifact(f.Path), "replacements": replacements}},
	}
}

// artifact names a file: relative to the folder of the run if it is in there.
func (r *Report) artifact(path string) object {
	shown := r.show(path)
	if filepath.IsAbs(shown) {
		return object{"uri": fileURI(shown)}
	}
	o := object{"uri": (&url.URL{Path: filepath.ToSlash(shown)}).EscapedPath()}
	if r.Folder != "" {
		o["uriBaseId"] = "SRCROOT"
	}
	return o
}

func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func region(text *source.Text, s source.Span) object {
	p := placeOf(text, s)
	return object{"startLine": p.line, "startColumn": p.column, "endLine": p.endLine, "endColumn": p.endColumn}
}

func sarifLevel(s analysis.Severity) string {
	if s == analysis.Hint {
		return "note"
	}
	return s.String()
}
