package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/cmd/internal/clients"
)

var _ = define("test", "", "run every test, real editors and packages included", func(args []string) error {
	for _, p := range []struct{ program, debian string }{
		{"gcc", "gcc"}, {"python3", "python3"}, {"node", "nodejs"}, {"npm", "npm"}, {"git", "git"},
	} {
		if err := needProgram(p.program, p.debian); err != nil {
			return err
		}
	}
	for _, step := range []func() error{
		func() error { return shell("", nil, "go", "vet", "./...") },
		func() error { return shell("", nil, "go", "vet", "-tags", "clients", "./cmd/internal/clients") },
		func() error { return shell("", nil, "go", "test", "./...") },
		testPages,
		func() error { return shell("", nil, "go", "test", "-race", "./server", "./analysis/workspace") },
		testClients,
		testLibraries,
		func() error { return corpus(false) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	fmt.Println("\neverything passed")
	return nil
})

// testPages runs the pages, and the programs that go wrong, once more with the packages
// from PyPI that some of them import.
func testPages() error {
	pins, err := os.ReadFile("docs/testdata/libraries.txt")
	if err != nil {
		return err
	}
	dir, err := filepath.Abs(filepath.Join(cache, "libraries"))
	if err != nil {
		return err
	}
	if done, err := os.ReadFile(filepath.Join(dir, "installed.txt")); err != nil || string(done) != string(pins) {
		if err := needPip(); err != nil {
			return err
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		args := []string{"-m", "pip", "install", "-q", "--no-warn-script-location", "--target", dir}
		if err := shell("", nil, "python3", append(args, strings.Fields(string(pins))...)...); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "installed.txt"), pins, 0o644); err != nil {
			return err
		}
	}
	return shell("", []string{oracle.Libraries + "=" + dir}, "go", "test", "-count=1", "-run", "Pages|TestMisses", "./docs", "./analysis/rules")
}

// needPip says clearly that pip is missing, and installs it where we are allowed to.
func needPip() error {
	if exec.Command("python3", "-m", "pip", "--version").Run() == nil {
		return nil
	}
	return needProgram("pip", "python3-pip")
}

// testClients drives the real editors and then checks every message that they got
// from the server against the types of the protocol.
func testClients() error {
	dir, err := filepath.Abs(filepath.Join(cache, "clients"))
	if err != nil {
		return err
	}
	for _, suite := range clients.Suites {
		if err := clients.Install(dir, suite, os.Stdout); err != nil {
			return err
		}
	}
	server, err := build("./cmd/awaiter")
	if err != nil {
		return err
	}
	recorder, err := build("./cmd/dev")
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
	env := []string{"AWAITER_CLIENTS=" + dir, "AWAITER_BIN=" + server, "AWAITER_RECORDER=" + recorder, "AWAITER_LOGS=" + logs}
	if err := shell("", env, "go", "test", "-count=1", "-tags", "clients", "./cmd/internal/clients"); err != nil {
		return err
	}
	return validate(logs)
}

// validate checks recorded messages with the types of vscode-languageserver-protocol.
func validate(logs string) error {
	strict := filepath.Join(cache, "strict")
	if err := os.MkdirAll(strict, 0o755); err != nil {
		return err
	}
	files, err := filepath.Glob("editors/strict/*")
	if err != nil {
		return err
	}
	for _, f := range append(files, "editors/strict/.npmrc") {
		content, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(strict, filepath.Base(f)), content, 0o644); err != nil {
			return err
		}
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
