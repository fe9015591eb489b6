//go:build clients

package clients_test

import (
	"os"
	"path/filepath"
	"testing"
)

// neighbours returns the environment in which pyright, ruff and rass are found.
func neighbours(t *testing.T) []string {
	t.Helper()
	dir := need(t, "AWAITER_NEIGHBOURS")
	python := filepath.Join(dir, "python")
	return append(os.Environ(), "PYTHONPATH="+python,
		"PATH="+filepath.Join(python, "bin")+":"+filepath.Join(dir, "node_modules", ".bin")+":"+os.Getenv("PATH"))
}
