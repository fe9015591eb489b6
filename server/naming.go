package server

import (
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/docs"
)

// A naming is a place where the user names rules, or settings: a comment that
// suppresses findings, a configuration file.
type naming struct {
	at    source.Span
	text  *source.Text
	page  string     // Markdown about what is named, "" if nothing is
	offer []offering // what can stand there
}

// An offering is a word that can stand at a naming.
type offering struct {
	word, insert  string
	detail, about string
	kind          protocol.CompletionItemKind
}

// namingIn returns what the user names at p in d, nil if nothing can be named there, and
// ErrContentModified if d is newer than snap.
func (s *server) namingIn(snap *workspace.Snapshot, d *document, p position) (*naming, error) {
	s.docs.mu.Lock()
	k, t, text := d.kind, d.trust, d.text
	s.docs.mu.Unlock()
	if t == lost || k == foreign {
		return nil, nil
	}
	if k == settings {
		return s.namingInSettings(d.path, text, offset(text, p, s.enc)), nil
	}
	file, err := snap.File(d.path)
	if err != nil || !strings.Contains(file.Text.Slice(file.Text.LineSpan(clamp(p.Line))), "#") {
		return nil, nil
	}
	m, ok := analysis.MentionAt(file.Tree(), offset(file.Text, p, s.enc))
	if !ok {
		return nil, nil
	}
	n := &naming{at: m.At, text: file.Text}
	var named []*analysis.Rule
	for _, r := range s.options.Rules {
		if m.Names(r) {
			named = append(named, r)
		}
		for _, word := range m.Offers(r) {
			if i := slices.IndexFunc(n.offer, func(o offering) bool { return o.word == word }); i >= 0 {
				n.offer[i].detail += ", " + r.Name
				continue
			}
			n.offer = append(n.offer, ruleOffering(word, r))
		}
	}
	n.page = rulesPage(m.Word, named)
	return n, s.stillCurrent(snap, d.path)
}

// namingInSettings is namingIn for the configuration file at path.
func (s *server) namingInSettings(path string, text *source.Text, offset int) *naming {
	spot, ok := workspace.SpotAt(path, text.String(), offset)
	if !ok {
		return nil
	}
	n := &naming{at: spot.At, text: text}
	add := func(o offering) {
		if o.insert = o.word; !spot.Quoted && !spot.Key {
			o.insert = `"` + o.word + `"`
		}
		n.offer = append(n.offer, o)
	}
	switch chosen, isSetting := spot.Setting(); {
	case spot.MeansRules():
		n.page = rulesPage(spot.Word, workspace.RulesCalled(spot.Word, s.options.Rules))
		for _, word := range workspace.RuleWords(s.options.Rules) {
			called := workspace.RulesCalled(word, s.options.Rules)
			o := ruleOffering(word, called[0])
			if o.word != called[0].Name {
				o.detail, o.about = names(called), rulesPage(word, called)
			}
			if spot.Key && strings.Contains(word, ":") {
				continue // no bare key of TOML
			}
			add(o)
		}
	case spot.Key && len(spot.Path) == 0:
		if isSetting {
			n.page = settingPage(chosen)
		}
		for _, k := range workspace.KnownSettings() {
			add(offering{word: k.Name, detail: k.Type, about: settingPage(k), kind: protocol.CompletionItemKindProperty})
		}
	case !spot.Key && len(spot.Path) == 2 && spot.Path[0] == "severity":
		for _, word := range workspace.SeverityWords() {
			add(offering{word: word, kind: protocol.CompletionItemKindEnumMember})
		}
	}
	return n
}

func ruleOffering(word string, r *analysis.Rule) offering {
	o := offering{word: word, insert: word, detail: fmt.Sprintf("%s, %s", r.Family, r.Severity), about: docs.Summary(r.Name), kind: protocol.CompletionItemKindEnumMember}
	if word != r.Name {
		o.detail = r.Name
	}
	return o
}

// names lists rules in a few words.
func names(rules []*analysis.Rule) string {
	const most = 3
	var all []string
	for _, r := range rules[:min(len(rules), most)] {
		all = append(all, r.Name)
	}
	if more := len(rules) - most; more > 0 {
		all = append(all, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(all, ", ")
}

// rulesPage returns the page of the rule that word means, or a list of the rules.
func rulesPage(word string, rules []*analysis.Rule) string {
	switch {
	case len(rules) == 0:
		return ""
	case len(rules) == 1:
		if page, ok := docs.Rule(rules[0].Name); ok {
			return page
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "`%s` means:\n\n", word)
	for _, r := range rules {
		fmt.Fprintf(&b, "- `%s` (%s): %s\n", r.Name, r.Severity, docs.Summary(r.Name))
	}
	return b.String()
}

func settingPage(k workspace.Setting) string {
	return fmt.Sprintf("# %s\n\n%s\n\nType: %s. Default: %s.\n\n```toml\n%s\n```\n", k.Name, k.Doc, k.Type, k.Default, k.Example)
}
