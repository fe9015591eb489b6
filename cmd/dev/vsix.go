package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

var _ = define("vsix", "[universal]", "pack the VS Code extension: with the server for this machine, or for any machine without", func(args []string) error {
	for _, p := range []struct{ program, debian string }{{"node", "nodejs"}, {"npm", "npm"}} {
		if err := needProgram(p.program, p.debian); err != nil {
			return err
		}
	}
	server := ""
	switch {
	case len(args) == 0:
		var err error
		if server, err = build("./cmd/awaiter"); err != nil {
			return err
		}
	case len(args) > 1 || args[0] != "universal":
		return fmt.Errorf("takes no argument but 'universal'")
	}
	file, err := packExtension(server)
	if err != nil {
		return err
	}
	fmt.Printf("\nto install it: code --install-extension %s\n", file)
	return nil
})

// vscodeTarget returns VS Code's name for a platform.
func vscodeTarget(system, machine string) (string, error) {
	systems := map[string]string{"linux": "linux", "darwin": "darwin", "windows": "win32"}
	machines := map[string]string{"amd64": "x64", "arm64": "arm64", "arm": "armhf"}
	if systems[system] == "" || machines[machine] == "" {
		return "", fmt.Errorf("VS Code does not run on %s/%s: pack the universal extension", system, machine)
	}
	return systems[system] + "-" + machines[machine], nil
}

// packExtension builds the VS Code extension in the cache and returns the path of the
// VSIX: for this machine with the given server in it, for any machine without if that
// is "".
func packExtension(server string) (string, error) {
	home, err := filepath.Abs(filepath.Join(cache, "vsix"))
	if err != nil {
		return "", err
	}
	target, files := "universal", map[string]string{"LICENSE": "LICENSE"}
	var options []string
	if server != "" {
		if target, err = vscodeTarget(runtime.GOOS, runtime.GOARCH); err != nil {
			return "", err
		}
		options = []string{"--target", target}
		files[server] = filepath.Join("bin", filepath.Base(server))
	}
	vsix := filepath.Join(filepath.Dir(home), "awaiter-"+target+".vsix")
	if err := os.RemoveAll(home); err != nil {
		return "", err
	}
	for from, to := range map[string]string{"editors/vscode": "", "testdata/tour": "dist/tour"} {
		if err := os.CopyFS(filepath.Join(home, to), os.DirFS(from)); err != nil {
			return "", err
		}
	}
	for from, to := range files {
		if err := copyFile(from, filepath.Join(home, to)); err != nil {
			return "", err
		}
	}
	for _, npm := range [][]string{
		{"ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"},
		{"run", "build"},
		append([]string{"run", "package", "--", "--out", vsix}, options...),
	} {
		if err := shell(home, nil, "npm", npm...); err != nil {
			return "", err
		}
	}
	return vsix, nil
}

// copyFile copies a file with its permissions and makes the folders above it.
func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, content, info.Mode().Perm())
}
