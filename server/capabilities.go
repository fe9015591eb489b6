package server

import (
	"encoding/json"
	"slices"

	"go.lsp.dev/protocol"

	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

// capabilities are what the client can do, resolved from what it said.
type capabilities struct {
	name string // of the client, for the debug command

	encodings        []protocol.PositionEncodingKind // in the client's order
	documentChanges  bool
	createFile       bool // in documentChanges
	applyEdit        bool
	configuration    bool
	watchFiles       bool // may be registered
	configurationReg bool // didChangeConfiguration may be registered
	progress         bool

	pull           bool // textDocument/diagnostic
	wide           bool // workspace/diagnostic: the user wants it
	refresh        bool // workspace/diagnostic/refresh
	related        bool
	href           bool // codeDescription
	markupMessages bool // in diagnostics that are pulled
	tags           []protocol.DiagnosticTag

	completion bool
	snippets   bool // in completion
	insertAsIs bool // completion says how its lines are indented

	actionLiterals  bool
	actionPreferred bool
	actionDisabled  bool
	actionResolve   bool // edits may come with codeAction/resolve

	views           map[workspace.View]clientView
	content         bool // workspace/textDocumentContent
	showsContent    bool // and shows it when asked to
	showsReferences bool // has the command awaiter.showReferences

	hoverPlain, completionPlain bool // plain text rather than Markdown

	definitionLinks, typeDefinitionLinks, implementationLinks bool // LocationLink rather than Location
}

// resolveCapabilities reads the "capabilities" of initialize. What has another
// shape than the protocol's counts as not there: some clients write [] for {}.
func resolveCapabilities(raw json.RawMessage) capabilities {
	var root any
	_ = json.Unmarshal(raw, &root)
	c := tree{root}
	publish, pull, action := c.at("textDocument", "publishDiagnostics"), c.at("textDocument", "diagnostic"), c.at("textDocument", "codeAction")
	about := func(name string) tree {
		if t := pull.at(name); t.value != nil {
			return t
		}
		return publish.at(name)
	}
	out := capabilities{
		documentChanges:     c.at("workspace", "workspaceEdit", "documentChanges").yes(),
		applyEdit:           c.at("workspace", "applyEdit").yes(),
		configuration:       c.at("workspace", "configuration").yes(),
		watchFiles:          c.at("workspace", "didChangeWatchedFiles", "dynamicRegistration").yes(),
		configurationReg:    c.at("workspace", "didChangeConfiguration", "dynamicRegistration").yes(),
		progress:            c.at("window", "workDoneProgress").yes(),
		pull:                pull.value != nil,
		definitionLinks:     c.at("textDocument", "definition", "linkSupport").yes(),
		typeDefinitionLinks: c.at("textDocument", "typeDefinition", "linkSupport").yes(),
		implementationLinks: c.at("textDocument", "implementation", "linkSupport").yes(),
		refresh:             c.at("workspace", "diagnostics", "refreshSupport").yes() || c.at("workspace", "diagnostic", "refreshSupport").yes(),
		related:             about("relatedInformation").yes(),
		href:                about("codeDescriptionSupport").yes(),
		actionLiterals:      action.at("codeActionLiteralSupport").value != nil,
		actionPreferred:     action.at("isPreferredSupport").yes(),
		actionDisabled:      action.at("disabledSupport").yes(),
		actionResolve: action.at("dataSupport").yes() &&
			slices.Contains(action.at("resolveSupport", "properties").words(), "edit"),
	}
	out.createFile = out.documentChanges && slices.Contains(c.at("workspace", "workspaceEdit", "resourceOperations").words(), "create")
	for _, w := range c.at("general", "positionEncodings").words() {
		out.encodings = append(out.encodings, protocol.PositionEncodingKind(w))
	}
	for _, n := range about("tagSupport").at("valueSet").numbers() {
		out.tags = append(out.tags, protocol.DiagnosticTag(n))
	}
	out.markupMessages = pull.at("markupMessageSupport").yes()
	out.content = c.at("workspace", "textDocumentContent").value != nil
	out.showsContent = out.content && c.at("window", "showDocument", "support").yes()
	out.showsReferences = slices.Contains(c.at("experimental", "commands").words(), commandReferences)
	out.views = map[workspace.View]clientView{}
	for _, f := range viewFeatures {
		t := c.at("textDocument", f.client)
		out.views[f.view] = clientView{t.at("dynamicRegistration").yes(), f.refresh != "" && c.at("workspace", f.refresh, "refreshSupport").yes()}
	}
	plainFirst := func(formats []string) bool {
		return len(formats) > 0 && formats[0] == string(protocol.MarkupKindPlainText)
	}
	out.hoverPlain = plainFirst(c.at("textDocument", "hover", "contentFormat").words())
	out.completionPlain = plainFirst(c.at("textDocument", "completion", "completionItem", "documentationFormat").words())
	out.completion = c.at("textDocument", "completion").value != nil
	item := c.at("textDocument", "completion", "completionItem")
	out.snippets = item.at("snippetSupport").yes()
	out.insertAsIs = slices.Contains(item.at("insertTextModeSupport", "valueSet").numbers(), float64(protocol.InsertTextModeAsIs))
	return out
}

// tree is a JSON value of which nothing is sure.
type tree struct{ value any }

// at follows names through objects.
func (t tree) at(names ...string) tree {
	for _, name := range names {
		m, _ := t.value.(map[string]any)
		t.value = m[name]
	}
	return t
}

func (t tree) yes() bool { b, _ := t.value.(bool); return b }

// wants reports whether the option called name is true, in t or under our section.
func (t tree) wants(name string) bool { return t.at(name).yes() || t.at(section, name).yes() }

func (t tree) list() []any { l, _ := t.value.([]any); return l }

func (t tree) numbers() []float64 {
	var numbers []float64
	for _, v := range t.list() {
		if f, ok := v.(float64); ok {
			numbers = append(numbers, f)
		}
	}
	return numbers
}

func (t tree) words() []string {
	var words []string
	for _, v := range t.list() {
		if s, ok := v.(string); ok {
			words = append(words, s)
		}
	}
	return words
}

// encodings are the ones that we have.
var encodings = map[protocol.PositionEncodingKind]source.Encoding{
	protocol.PositionEncodingKindUTF16: source.UTF16,
	protocol.PositionEncodingKindUTF8:  source.UTF8,
	protocol.PositionEncodingKindUTF32: source.UTF32,
}

// encoding returns wanted if the client has it, else the first one in the client's
// own order that we have. A client that names none counts in UTF-16.
func (c capabilities) encoding(wanted protocol.PositionEncodingKind) protocol.PositionEncodingKind {
	if slices.Contains(c.encodings, wanted) {
		return wanted
	}
	for _, e := range c.encodings {
		if _, ok := encodings[e]; ok {
			return e
		}
	}
	return protocol.PositionEncodingKindUTF16
}

// serverCapabilities are what we offer to a client that has c.
func (c capabilities) serverCapabilities(encoding protocol.PositionEncodingKind) protocol.ServerCapabilities {
	yes, change := true, protocol.TextDocumentSyncKindIncremental
	offer := protocol.ServerCapabilities{
		PositionEncoding:          encoding,
		TextDocumentSync:          &protocol.TextDocumentSyncOptions{OpenClose: &yes, Change: &change, Save: &protocol.SaveOptions{}},
		HoverProvider:             protocol.Boolean(true),
		DefinitionProvider:        protocol.Boolean(true),
		TypeDefinitionProvider:    protocol.Boolean(true),
		ImplementationProvider:    protocol.Boolean(true),
		ReferencesProvider:        protocol.Boolean(true),
		DocumentHighlightProvider: protocol.Boolean(true),
		WorkspaceSymbolProvider:   protocol.Boolean(true),
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{
			Commands: []string{commandDebug, commandFixAll, commandExpanded, commandPage},
		},
		Workspace: &protocol.WorkspaceOptions{WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
			Supported: &yes, ChangeNotifications: protocol.Boolean(true),
		}},
	}
	if c.completion {
		offer.CompletionProvider = &protocol.CompletionOptions{TriggerCharacters: []string{"[", "\"", "'"}}
	}
	if c.actionLiterals {
		offer.CodeActionProvider = &protocol.CodeActionOptions{
			CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, protocol.CodeActionKindRefactorRewrite, kindFixAll},
			ResolveProvider: &c.actionResolve,
		}
	}
	if c.content {
		offer.Workspace.TextDocumentContent = &protocol.TextDocumentContentOptions{Schemes: []string{contentScheme}}
	}
	if c.pull {
		name := serverName
		offer.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: &name, InterFileDependencies: true, WorkspaceDiagnostics: c.wide}
	}
	return offer
}
