package server

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// codec writes what we send with the protocol's own encoder. The library has the
// same one, but only for connections of protocol.NewServer, which would run
// notifications out of order.
type codec struct{}

// Marshal implements jsonrpc2.Codec.
func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(json.RawMessage); ok {
		return raw, nil
	}
	return protocol.Marshal(v)
}

// Unmarshal implements jsonrpc2.Codec: the results of our requests are decoded by
// whoever made them.
func (codec) Unmarshal(data []byte, v any) error {
	raw, ok := v.(*json.RawMessage)
	if !ok {
		return fmt.Errorf("decode a result into %T", v)
	}
	*raw = bytes.Clone(data)
	return nil
}

// decode reads params as a client may have written them: absent, null, or the empty
// array that Lua has for an empty table, all mean the zero T; control characters
// may stand bare in strings. Unlike the protocol's own types, T's URIs are strings,
// which keep the client's spelling, and its positions are numbers of any kind.
func decode[T any](params jsonrpc2.RawMessage) (T, error) {
	if len(params) == 0 || params[0] == '[' {
		return *new(T), nil
	}
	return decodeValue[T](params)
}

// decodeValue reads raw, which may be an array.
func decodeValue[T any](raw []byte) (T, error) {
	var v T
	if len(raw) == 0 {
		return v, nil
	}
	err := json.Unmarshal(raw, &v)
	if _, bad := err.(*json.SyntaxError); bad {
		if escaped := escapeControls(raw); len(escaped) != len(raw) {
			v = *new(T)
			err = json.Unmarshal(escaped, &v)
		}
	}
	if err != nil {
		return v, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	return v, nil
}

// escapeControls escapes the control characters in the strings of a JSON text.
func escapeControls(text []byte) []byte {
	out := make([]byte, 0, len(text)+64)
	inString := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c < ' ':
			out = fmt.Appendf(out, `\u%04x`, c)
			continue
		case c == '\\' && inString && i+1 < len(text):
			out = append(out, c)
			i++
		case c == '"':
			inString = !inString
		}
		out = append(out, text[i])
	}
	return out
}

// encode returns the JSON of v, for the places where the protocol says "any".
func encode(v any) protocol.LSPAny {
	raw, err := protocol.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("%T cannot be encoded: %v", v, err))
	}
	return raw
}
