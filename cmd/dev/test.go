package main

import (
	"fmt"
	"os"
	"path/filepath"

	"awaiter/cmd/internal/clients"
	"awaiter/cmd/internal/debian"
)

var _ = define("test", "", "run every test, real editors and packages included", func(args []string) error {
	for _, p := range []struct{ program, debian string }{
		{"gcc", "gcc"}, {"python3", "python3"}, {"node", "nodejs"}, {"npm", "npm"}, {"git", "git"}, {"chromium", "chromium"},
		{"Xvfb", "xvfb"}, {"xdotool", "xdotool"},
	} {
		if err := needProgram(p.program, p.debian); err != nil {
			return err
		}
	}
	for _, step := range []func() error{
		func() error { return shell("", nil, "go", "vet", "./...") },
		func() error {
			return shell("", nil, "go", "vet", "-tags", "clients,libraries,corpus", "./cmd/internal/...")
		},
		func() error { return shell("", nil, "go", "test", "-timeout", "15m", "./...") },
		func() error { return shell("", nil, "go", "test", "-race", "./server", "./analysis/workspace") },
		func() error {
			return shell("", nil, "go", "test", "-race", "-run", "Concurrent", "./analysis/semantic")
		},
		testOracle,
		testOtherPythons,
		testClients,
		testLibraries,
		func() error { return corpus(false) },
		func() error { return typing(0, typedPrograms) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	fmt.Println("\neverything passed")
	return nil
})

// testClients drives the real editors and then checks every message that they got
// from the server against the types of the protocol.
func testClients() error {
	dir, err := filepath.Abs(filepath.Join(cache, "clients"))
	if err != nil {
		return err
	}
	for _, suite := range clients.Suites {
		if err := debian.Install(dir, suite, os.Stdout); err != nil {
			return err
		}
	}
	if err := clients.VSCodeIn(dir).Install(os.Stdout); err != nil {
		return err
	}
	if err := clients.InstallCodeMirror(dir, os.Stdout); err != nil {
		return err
	}
	beside, err := neighbours.install()
	if err != nil {
		return err
	}
	server, err := build("./cmd/awaiter")
	if err != nil {
		return err
	}
	recorder, err := build("./cmd/dev")
	if err != nil {
		return err
	}
	vsix, err := packExtension(server)
	if err != nil {
		return err
	}
	logs, err := filepath.Abs(filepath.Join(cache, "logs"))
	if err != nil {
		return err
	}
	if err := os.RemoveAll(logs); err != nil {
		return err
	}
	if err := os.MkdirAll(logs, 0o755); err != nil {
		return err
	}
	env := []string{"AWAITER_CLIENTS=" + dir, "AWAITER_BIN=" + server, "AWAITER_RECORDER=" + recorder, "AWAITER_LOGS=" + logs,
		"AWAITER_VSIX=" + vsix, "AWAITER_NEIGHBOURS=" + string(beside)}
	if err := shell("", env, "go", "test", "-count=1", "-tags", "clients", "./cmd/internal/clients"); err != nil {
		return err
	}
	return validate(logs)
}

// validate checks recorded messages with the types of vscode-languageserver-protocol.
func validate(logs string) error {
	strict := filepath.Join(cache, "strict")
	if err := os.RemoveAll(strict); err != nil {
		return err
	}
	if err := os.CopyFS(strict, os.DirFS("editors/strict")); err != nil {
		return err
	}
	if err := shell(strict, nil, "npm", "ci", "--silent", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	if err := shell(strict, nil, "npx", "ts-json-schema-generator", "--path", "messages.ts", "--tsconfig", "tsconfig.json",
		"--type", "ServerMessages", "--no-type-check", "--out", "schema.json"); err != nil {
		return err
	}
	recorded, err := filepath.Glob(filepath.Join(logs, "*.jsonl"))
	if err != nil {
		return err
	}
	return shell(strict, nil, "node", append([]string{"validate.mjs", "schema.json"}, recorded...)...)
}
