//go:build clients

package clients_test

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/cmd/internal/clients"
	"awaiter/cmd/internal/debian"
)

// TestMoved says that editors start where their folder was moved to, without being
// unpacked again.
func TestMoved(t *testing.T) {
	suite := clients.Named("bookworm")
	was := need(t, "AWAITER_CLIENTS")
	now := filepath.Join(t.TempDir(), "moved")
	if err := os.MkdirAll(now, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("cp", "-a", filepath.Join(was, suite.Name), now).CombinedOutput(); err != nil {
		t.Fatalf("copy the editors: %v\n%s", err, out)
	}
	var log strings.Builder
	if err := debian.Install(now, suite, &log); err != nil || log.Len() > 0 {
		t.Fatalf("the editors were unpacked again: %s %v", &log, err)
	}
	for _, name := range suite.Programs {
		program := suite.Program(now, name)
		if out, err := exec.Command(program, "--version").CombinedOutput(); err != nil {
			t.Errorf("%s does not start where it was moved to: %v\n%s", name, err, out)
		}
		script, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(script), was) {
			t.Errorf("%s is started from where it was:\n%s", name, script)
		}
		real, err := filepath.EvalSymlinks(suite.File(now, filepath.Join("usr/bin", name)))
		if err != nil {
			t.Fatal(err)
		}
		if loader := interpreter(t, real); !strings.HasPrefix(loader, now) {
			t.Errorf("%s is loaded by %s, which is where it was", name, loader)
		}
	}
}

// interpreter returns the loader that a program asks for.
func interpreter(t *testing.T, program string) string {
	t.Helper()
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, s := range file.Sections {
		if s.Name == ".interp" {
			data, err := s.Data()
			if err != nil {
				t.Fatal(err)
			}
			return strings.TrimRight(string(data), "\x00")
		}
	}
	t.Fatalf("%s names no loader", program)
	return ""
}
