package main

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestEnvironmentOfTheProcess has variables of the process, and where environments are
// looked for then.
func TestEnvironmentOfTheProcess(t *testing.T) {
	at := filepath.Join(t.TempDir(), "x")
	for _, c := range []struct {
		env         map[string]string
		environment string
		stores      []string // below the folder of at
	}{
		{nil, "", []string{"caches/pypoetry/virtualenvs", "home/.local/share/virtualenvs"}},
		{map[string]string{"VIRTUAL_ENV": at, "CONDA_PREFIX": "other"}, at, nil},
		{map[string]string{"CONDA_PREFIX": at, "UV_PROJECT_ENVIRONMENT": "other"}, at, nil},
		{map[string]string{"UV_PROJECT_ENVIRONMENT": at}, at, nil},
		{map[string]string{"UV_PROJECT_ENVIRONMENT": ".env"}, "", nil},
		{map[string]string{"POETRY_CACHE_DIR": at, "WORKON_HOME": at}, "", []string{"x/virtualenvs", "x"}},
		{map[string]string{"POETRY_VIRTUALENVS_PATH": at, "XDG_DATA_HOME": at}, "", []string{"x", "x/virtualenvs"}},
		{map[string]string{"POETRY_VIRTUALENVS_PATH": "{cache-dir}/x", "WORKON_HOME": ".venvs"}, "", []string{}},
	} {
		env := func(name string) string { return c.env[name] }
		if got := (&world{env: env}).environment(); got != c.environment {
			t.Errorf("%v: %q, want %q", c.env, got, c.environment)
		}
		if c.stores == nil {
			continue
		}
		top := filepath.Dir(at)
		var want []string
		for _, store := range c.stores {
			want = append(want, filepath.Join(top, store))
		}
		if got := storesOf(env, filepath.Join(top, "home"), filepath.Join(top, "caches")); !slices.Equal(got, want) {
			t.Errorf("%v: stores %q, want %q", c.env, got, want)
		}
	}
}
