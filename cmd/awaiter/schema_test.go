package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// validJSON checks content against a definition of a JSON schema in docs: the
// keywords that our schemas use, and no others.
func validJSON(content []byte, file, pointer string) error {
	b, err := os.ReadFile("../../docs/" + file)
	if err != nil {
		return err
	}
	var root, value any
	if err := json.Unmarshal(b, &root); err != nil {
		return err
	}
	if err := json.Unmarshal(content, &value); err != nil {
		return err
	}
	s := schema{root.(map[string]any)}
	return s.check(value, s.at(pointer), "$")
}

type schema struct{ root map[string]any }

func (s schema) at(pointer string) map[string]any {
	at := s.root
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.TrimPrefix(pointer, "#"), "/"), "/") {
		if part != "" {
			at = at[part].(map[string]any)
		}
	}
	return at
}

func (s schema) check(value any, def map[string]any, path string) error {
	for keyword, want := range def {
		ok := true
		switch keyword {
		case "$schema", "$id", "title", "description", "definitions":
		case "$ref":
			return s.check(value, s.at(want.(string)), path)
		case "type":
			ok = typeOf(value) == want || want == "number" && typeOf(value) == "integer"
		case "enum":
			ok = slices.Contains(want.([]any), value)
		case "minimum":
			ok = value.(float64) >= want.(float64)
		case "pattern":
			ok = regexp.MustCompile(want.(string)).MatchString(value.(string))
		case "required":
			for _, name := range want.([]any) {
				if _, has := value.(map[string]any)[name.(string)]; !has {
					return fmt.Errorf("%s lacks %s", path, name)
				}
			}
		case "properties":
			for name, v := range value.(map[string]any) {
				if def, known := want.(map[string]any)[name]; known {
					if err := s.check(v, def.(map[string]any), path+"."+name); err != nil {
						return err
					}
				}
			}
		case "additionalProperties":
			ok = want == false
			for name := range value.(map[string]any) {
				if _, known := def["properties"].(map[string]any)[name]; !known {
					return fmt.Errorf("%s has %s", path, name)
				}
			}
		case "items":
			for i, v := range value.([]any) {
				if err := s.check(v, want.(map[string]any), fmt.Sprintf("%s[%d]", path, i)); err != nil {
					return err
				}
			}
		default:
			return fmt.Errorf("the schema uses %s, which is not checked", keyword)
		}
		if !ok {
			return fmt.Errorf("%s is %v, against %s: %v", path, value, keyword, want)
		}
	}
	return nil
}

func typeOf(value any) string {
	switch v := value.(type) {
	case string:
		return "string"
	case float64:
		if v == float64(int(v)) {
			return "integer"
		}
		return "number"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "null"
}
