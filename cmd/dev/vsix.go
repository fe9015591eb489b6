package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

var _ = define("vsix", "[universal]", "pack the VS Code extension: with the server for this machine, or for any machine without", func(args []string) error {
	universal := len(args) == 1 && args[0] == "universal"
	if len(args) > 0 && !universal {
		return fmt.Errorf("the only argument is 'universal'")
	}
	for _, program := range []string{"node", "npm"} {
		if err := needProgram(program, map[string]string{"node": "nodejs", "npm": "npm"}[program]); err != nil {
			return err
		}
	}
	server, target := "", "universal"
	if !universal {
		var err error
		if server, err = build("./cmd/awaiter"); err != nil {
			return err
		}
		if target, err = vscodeTarget(runtime.GOOS, runtime.GOARCH); err != nil {
			return err
		}
	}
	file, err := packExtension(server, target)
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

// packExtension builds the VS Code extension in the cache, with the given server in it
// unless that is "", and returns the path of the VSIX for target.
func packExtension(server, target string) (string, error) {
	home, err := filepath.Abs(filepath.Join(cache, "vsix"))
	if err != nil {
		return "", err
	}
	vsix := filepath.Join(filepath.Dir(home), "awaiter-"+target+".vsix")
	for _, made := range []string{"bin", "dist", "src", "images"} {
		if err := os.RemoveAll(filepath.Join(home, made)); err != nil {
			return "", err
		}
	}
	for from, to := range map[string]string{"editors/vscode": "", "testdata/tour": "dist/tour"} {
		if err := copyTree(from, filepath.Join(home, to)); err != nil {
			return "", err
		}
	}
	files := map[string]string{"LICENSE": "LICENSE"}
	if server != "" {
		files[server] = filepath.Join("bin", filepath.Base(server))
	}
	for from, to := range files {
		if err := copyFile(from, filepath.Join(home, to)); err != nil {
			return "", err
		}
	}
	arguments := []string{"run", "package", "--", "--out", vsix}
	if target != "universal" {
		arguments = append(arguments, "--target", target)
	}
	for _, npm := range [][]string{
		{"ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"},
		{"run", "build"},
		arguments,
	} {
		if err := shell(home, nil, "npm", npm...); err != nil {
			return "", err
		}
	}
	return vsix, nil
}

// copyTree copies the files under from to the same places under to.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if entry != nil && entry.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		return copyFile(path, filepath.Join(to, inside))
	})
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
