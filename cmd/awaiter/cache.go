package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"awaiter/analysis/workspace"
)

// remembers reports whether a run uses what earlier ones knew: those that change nothing
// and end.
func (o *checkOptions) remembers() bool {
	changes := o.fix || o.diff || o.addIgnores || o.writeBaseline
	return !o.noCache && !o.watch && !changes && !slices.Contains(o.paths, "-")
}

// recall returns what earlier runs of this program in folder knew, nil if nothing can be
// kept.
func (w *world) recall(folder string) *workspace.Memory {
	file, program := w.memoryFile(folder), programStamp()
	if file == "" || program == "" {
		return nil
	}
	content, _ := os.ReadFile(file) // without it all is checked
	const day = 24 * 60 * 60
	return workspace.NewMemory(content, program, int(time.Now().Unix()/day))
}

// keep keeps m for the next run in folder. Where that is not possible, all is checked again
// then.
func (w *world) keep(folder string, m *workspace.Memory) {
	if m == nil {
		return
	}
	file := w.memoryFile(folder)
	if os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return
	}
	_ = writeWhole(file, m.Encode(), 0o600, nil)
}

// memoryFile returns where the Memory of folder is kept, "" for nowhere.
func (w *world) memoryFile(folder string) string {
	if w.cache == "" {
		return ""
	}
	return filepath.Join(w.cache, fmt.Sprintf("%x", sha256.Sum256([]byte(folder)))[:16])
}

// programStamp returns a word that differs for every two builds of this program, "" if
// there is none to be had.
func programStamp() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %s %d %d", Version(), path, info.Size(), info.ModTime().UnixNano())
}
