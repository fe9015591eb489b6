package servertest

// Clients are the capabilities of real clients, as far as they concern a server of
// diagnostics, code actions and hovers. They were written down from what the clients
// send: each name says which client and release.
var Clients = map[string]string{
	"vscode-1.139": `{
		"general": {"positionEncodings": ["utf-16"]},
		"window": {"workDoneProgress": true},
		"workspace": {
			"applyEdit": true, "configuration": true, "workspaceFolders": true,
			"workspaceEdit": {"documentChanges": true, "normalizesLineEndings": true},
			"didChangeConfiguration": {"dynamicRegistration": true},
			"didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
			"diagnostics": {"refreshSupport": true}},
		"textDocument": {
			"publishDiagnostics": {"relatedInformation": true, "versionSupport": false, "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": true, "dataSupport": true},
			"diagnostic": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": true, "dataSupport": true, "dynamicRegistration": true, "relatedDocumentSupport": false, "markupMessageSupport": false},
			"codeAction": {"isPreferredSupport": true, "disabledSupport": true, "dataSupport": true, "resolveSupport": {"properties": ["edit", "command"]},
				"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}},
			"hover": {"contentFormat": ["markdown", "plaintext"]}}}`,
	"neovim-0.7": `{
		"workspace": {"applyEdit": true, "workspaceFolders": true},
		"textDocument": {
			"publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}},
			"codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["edit"]},
				"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}},
			"hover": {"contentFormat": ["markdown", "plaintext"]}}}`,
	"neovim-0.12": `{
		"general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
		"window": {"workDoneProgress": true},
		"workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true,
			"didChangeWatchedFiles": {"dynamicRegistration": false, "relativePatternSupport": true},
			"diagnostics": {"refreshSupport": true}},
		"textDocument": {
			"publishDiagnostics": {"dataSupport": true, "relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}},
			"diagnostic": {"dataSupport": true, "relatedInformation": true, "relatedDocumentSupport": true, "dynamicRegistration": true, "tagSupport": {"valueSet": [1, 2]}},
			"codeAction": {"dataSupport": true, "isPreferredSupport": true, "disabledSupport": true, "resolveSupport": {"properties": ["edit", "command"]},
				"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}},
			"hover": {"contentFormat": ["markdown", "plaintext"]}}}`,
	"helix-25.01": `{
		"general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
		"window": {"workDoneProgress": true},
		"workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true, "workspaceEdit": {"documentChanges": true},
			"didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": false}},
		"textDocument": {
			"publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}, "versionSupport": true},
			"codeAction": {"dataSupport": true, "isPreferredSupport": true, "disabledSupport": true, "resolveSupport": {"properties": ["edit", "command"]},
				"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}},
			"hover": {"contentFormat": ["markdown"]}}}`,
	"eglot-1.17": `{
		"general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]},
		"window": {"workDoneProgress": true},
		"workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true, "workspaceEdit": {"documentChanges": true},
			"didChangeWatchedFiles": {"dynamicRegistration": true}},
		"textDocument": {
			"publishDiagnostics": {"relatedInformation": false, "codeDescriptionSupport": false, "tagSupport": {"valueSet": [1, 2]}},
			"codeAction": {"dataSupport": true, "isPreferredSupport": true, "resolveSupport": {"properties": ["edit", "command"]},
				"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}}},
			"hover": {"contentFormat": ["markdown", "plaintext"]}}}`,
	"ale-4.0": `{
		"workspace": {"applyEdit": false, "configuration": false, "workspaceFolders": false},
		"textDocument": {
			"publishDiagnostics": {"relatedInformation": true},
			"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
			"hover": {"contentFormat": ["plaintext", "markdown"]}}}`,
	"codemirror-6.3": `{
		"textDocument": {
			"publishDiagnostics": {"versionSupport": true},
			"diagnostic": {},
			"hover": {"contentFormat": ["markdown", "plaintext"]}}}`,
	"nothing": `{}`,
}
