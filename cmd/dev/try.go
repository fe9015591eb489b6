package main

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"awaiter/cmd/internal/clients"
	"awaiter/cmd/internal/debian"
)

//go:embed play.lua
var playScript []byte

var _ = define("try", "", "open the guided tour in Neovim with the server attached", func(args []string) error {
	editor, err := neovim()
	if err != nil {
		return err
	}
	server, err := build("./cmd/awaiter")
	if err != nil {
		return err
	}
	files, err := tour()
	if err != nil {
		return err
	}
	if isTerminal(os.Stdin) && isTerminal(os.Stdout) {
		return visit(editor, server, files)
	}
	script := filepath.Join(cache, "play.lua")
	if err := os.WriteFile(script, playScript, 0o644); err != nil {
		return err
	}
	for _, file := range files {
		if err := visit(editor, server, []string{file}, "--headless", "-n", "-i", "NONE", "-S", script); err != nil {
			return err
		}
	}
	return nil
})

// neovim returns a Neovim to use: the system's, else one from Debian's packages.
func neovim() (string, error) {
	if path, err := exec.LookPath("nvim"); err == nil {
		return path, nil
	}
	dir := filepath.Join(cache, "clients")
	if err := debian.Install(dir, clients.Newest("nvim"), os.Stdout); err != nil {
		return "", fmt.Errorf("there is no nvim here, and none could be had: %w", err)
	}
	return filepath.Abs(clients.Newest("nvim").Program(dir, "nvim"))
}

// tour copies the guided tour to the cache, so that repairs can be saved there, and
// returns the copies.
func tour() ([]string, error) {
	originals, err := filepath.Glob("testdata/tour/*.py")
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(cache, "tour")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	var files []string
	for _, original := range originals {
		content, err := os.ReadFile(original)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(dir, filepath.Base(original))
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// visit runs Neovim on files, with its own state kept apart from the user's.
func visit(editor, server string, files []string, more ...string) error {
	args := append([]string{"--clean", "-u", "editors/neovim/tour.lua"}, more...)
	cmd := exec.Command(editor, append(args, files...)...)
	home, err := filepath.Abs(filepath.Join(cache, "neovim"))
	if err != nil {
		return err
	}
	cmd.Env = append(os.Environ(), "AWAITER="+server, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if len(more) > 0 {
		cmd.Stderr = io.Discard // headless Neovim writes its messages there
	}
	return cmd.Run()
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
