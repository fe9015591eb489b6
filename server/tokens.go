package server

import "go.lsp.dev/protocol"

// tokenLegend says what the numbers in our semantic tokens mean.
var tokenLegend = protocol.SemanticTokensLegend{TokenTypes: []string{"keyword"}, TokenModifiers: []string{"suspends"}}
