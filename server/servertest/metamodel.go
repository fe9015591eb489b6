package servertest

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Metamodel is the machine-readable definition of the protocol, LSP 3.18. It
// judges messages strictly: members that the protocol does not have are mistakes.
type Metamodel struct {
	requests      map[string]metaMessage // by method
	notifications map[string]metaMessage
	structures    map[string]metaStructure
	enumerations  map[string]metaEnumeration
	aliases       map[string]metaType
}

type metaMessage struct {
	Method string    `json:"method"`
	Params *metaType `json:"params"`
	Result *metaType `json:"result"`
}

type metaStructure struct {
	Name       string         `json:"name"`
	Properties []metaProperty `json:"properties"`
	Extends    []metaType     `json:"extends"`
	Mixins     []metaType     `json:"mixins"`
}

type metaProperty struct {
	Name     string   `json:"name"`
	Type     metaType `json:"type"`
	Optional bool     `json:"optional"`
}

type metaEnumeration struct {
	Name   string   `json:"name"`
	Type   metaType `json:"type"`
	Values []struct {
		Value any `json:"value"`
	} `json:"values"`
	Custom bool `json:"supportsCustomValues"`
}

type metaType struct {
	Kind    string          `json:"kind"`
	Name    string          `json:"name"`
	Element *metaType       `json:"element"`
	Key     *metaType       `json:"key"`
	Items   []metaType      `json:"items"`
	Value   json.RawMessage `json:"value"` // a type, a literal structure or a string, as Kind says
}

// LoadMetamodel reads the metamodel that the protocol's Go library was made from,
// out of that library's source.
func LoadMetamodel() (*Metamodel, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	if err != nil {
		return nil, fmt.Errorf("find go.lsp.dev/protocol: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "internal", "genlsp", "testdata", "metaModel.json"))
	if err != nil {
		return nil, err
	}
	var file struct {
		Requests      []metaMessage     `json:"requests"`
		Notifications []metaMessage     `json:"notifications"`
		Structures    []metaStructure   `json:"structures"`
		Enumerations  []metaEnumeration `json:"enumerations"`
		Aliases       []struct {
			Name string   `json:"name"`
			Type metaType `json:"type"`
		} `json:"typeAliases"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("read the metamodel: %w", err)
	}
	m := &Metamodel{map[string]metaMessage{}, map[string]metaMessage{}, map[string]metaStructure{}, map[string]metaEnumeration{}, map[string]metaType{}}
	for _, r := range file.Requests {
		m.requests[r.Method] = r
	}
	for _, n := range file.Notifications {
		m.notifications[n.Method] = n
	}
	for _, s := range file.Structures {
		m.structures[s.Name] = s
	}
	for _, e := range file.Enumerations {
		m.enumerations[e.Name] = e
	}
	for _, a := range file.Aliases {
		m.aliases[a.Name] = a.Type
	}
	return m, nil
}

// Judge returns what is wrong with a message that a server sent, nil if it is as the
// protocol says.
func (m *Metamodel) Judge(sent Message) error {
	want, what := (*metaType)(nil), sent.Params
	switch {
	case sent.Method == "":
		if sent.Error != nil || sent.Answers == "" {
			return nil
		}
		r, ok := m.requests[sent.Answers]
		if !ok {
			return fmt.Errorf("a result of %s, which the protocol does not have", sent.Answers)
		}
		want, what = r.Result, sent.Result
	case sent.ID != nil:
		r, ok := m.requests[sent.Method]
		if !ok {
			return fmt.Errorf("request %s is not the protocol's", sent.Method)
		}
		want = r.Params
	default:
		n, ok := m.notifications[sent.Method]
		if !ok {
			return fmt.Errorf("notification %s is not the protocol's", sent.Method)
		}
		want = n.Params
	}
	if want == nil {
		if len(what) > 0 && string(what) != "null" {
			return fmt.Errorf("%s has params", sent.Method)
		}
		return nil
	}
	var value any
	if err := json.Unmarshal(what, &value); err != nil {
		return fmt.Errorf("%s: %w", sent.Method, err)
	}
	if err := m.check(*want, value, ""); err != nil {
		return fmt.Errorf("%s%s: %w in %s", sent.Method, sent.Answers, err, what)
	}
	return nil
}

// check returns what keeps v, which stands at the path at, from being a t.
func (m *Metamodel) check(t metaType, v any, at string) error {
	switch t.Kind {
	case "base":
		return checkBase(t.Name, v, at)
	case "reference":
		return m.checkReference(t.Name, v, at)
	case "array":
		list, ok := v.([]any)
		if !ok {
			return wrong(at, v, "a list")
		}
		for i, item := range list {
			if err := m.check(*t.Element, item, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
		return nil
	case "map":
		object, ok := v.(map[string]any)
		if !ok {
			return wrong(at, v, "an object")
		}
		var value metaType
		if err := json.Unmarshal(t.Value, &value); err != nil {
			return err
		}
		for key, item := range object {
			if err := m.check(value, item, at+"."+key); err != nil {
				return err
			}
		}
		return nil
	case "or":
		var errs []string
		for _, item := range t.Items {
			err := m.check(item, v, at)
			if err == nil {
				return nil
			}
			errs = append(errs, err.Error())
		}
		return fmt.Errorf("%s is none of: %s", at, strings.Join(errs, " | "))
	case "literal":
		var s metaStructure
		if err := json.Unmarshal(t.Value, &s); err != nil {
			return err
		}
		return m.checkObject(s.Properties, v, at)
	case "stringLiteral":
		var want string
		if err := json.Unmarshal(t.Value, &want); err != nil {
			return err
		}
		if v != want {
			return wrong(at, v, fmt.Sprintf("%q", want))
		}
		return nil
	case "tuple":
		list, ok := v.([]any)
		if !ok || len(list) != len(t.Items) {
			return wrong(at, v, "a tuple")
		}
		for i := range list {
			if err := m.check(t.Items[i], list[i], fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("%s: types of kind %q are not known", at, t.Kind)
}

func wrong(at string, v any, want string) error { return fmt.Errorf("%s is %v, not %s", at, v, want) }

func checkBase(name string, v any, at string) error {
	ok := false
	switch name {
	case "URI", "DocumentUri", "string", "RegExp":
		var s string
		if s, ok = v.(string); ok && strings.HasSuffix(strings.ToLower(name), "uri") {
			ok = strings.Contains(s, ":")
		}
	case "integer", "uinteger":
		var n float64
		n, ok = v.(float64)
		ok = ok && n == math.Trunc(n) && n < 1<<31 && n >= -(1<<31) && (name == "integer" || n >= 0)
	case "decimal":
		_, ok = v.(float64)
	case "boolean":
		_, ok = v.(bool)
	case "null":
		ok = v == nil
	}
	if !ok {
		return wrong(at, v, "a "+name)
	}
	return nil
}

func (m *Metamodel) checkReference(name string, v any, at string) error {
	switch name {
	case "LSPAny", "LSPObject", "LSPArray":
		return nil
	}
	if alias, ok := m.aliases[name]; ok {
		return m.check(alias, v, at)
	}
	if e, ok := m.enumerations[name]; ok {
		for _, one := range e.Values {
			if one.Value == v {
				return nil
			}
		}
		if e.Custom {
			return m.check(e.Type, v, at)
		}
		return wrong(at, v, "one of "+name)
	}
	s, ok := m.structures[name]
	if !ok {
		return fmt.Errorf("%s: there is no type %s", at, name)
	}
	return m.checkObject(m.properties(s), v, at)
}

// properties returns the properties of s with those that it inherits.
func (m *Metamodel) properties(s metaStructure) []metaProperty {
	all := s.Properties
	for _, t := range append(append([]metaType(nil), s.Extends...), s.Mixins...) {
		all = append(append([]metaProperty(nil), all...), m.properties(m.structures[t.Name])...)
	}
	return all
}

func (m *Metamodel) checkObject(properties []metaProperty, v any, at string) error {
	object, ok := v.(map[string]any)
	if !ok {
		return wrong(at, v, "an object")
	}
	known := map[string]bool{}
	for _, p := range properties {
		if known[p.Name] {
			continue
		}
		known[p.Name] = true
		value, there := object[p.Name]
		if !there {
			if !p.Optional {
				return fmt.Errorf("%s has no %s", at, p.Name)
			}
			continue
		}
		if err := m.check(p.Type, value, at+"."+p.Name); err != nil {
			return err
		}
	}
	for name := range object {
		if !known[name] {
			return fmt.Errorf("%s has %s, which the protocol does not know", at, name)
		}
	}
	return nil
}
