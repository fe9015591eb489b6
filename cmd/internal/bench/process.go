// Package bench measures servers from outside, as a user waits for them: processes
// that are spoken with over pipes.
package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"awaiter/server/servertest"
)

// A Server is a language server as it is started.
type Server struct {
	Name    string
	Command []string
	Env     []string          // more variables of its environment
	Files   map[string]string // texts of its settings, by their names in the folder that is opened
	Before  []string          // a command that runs in that folder before; nil: none
	Options any               // its initializationOptions; nil: none
	Pause   time.Duration     // of who types, from the diagnostics of a key to the next one
}

// A process is a server that runs, initialized.
type process struct {
	*servertest.Client
	pause       time.Duration // see Server.Pause
	cmd         *exec.Cmd
	folder      string
	isOurs      bool // the folder goes with the process
	began       time.Time
	initialized time.Time // when the result of initialize came
}

// start starts s in a folder with its settings and nothing else.
func (s Server) start() (*process, error) {
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	for name, text := range s.Files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	if len(s.Before) > 0 {
		if out, err := s.command(s.Before, folder).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", s.Before, err, out)
		}
	}
	p, err := s.startIn(folder)
	if p != nil {
		p.isOurs = true
	}
	return p, err
}

func (s Server) command(words []string, folder string) *exec.Cmd {
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir, cmd.Env = folder, append(os.Environ(), s.Env...)
	return cmd
}

// startIn starts s in folder as it is.
func (s Server) startIn(folder string) (*process, error) {
	cmd := s.command(s.Command, folder)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p := &process{pause: s.Pause, cmd: cmd, folder: folder, began: time.Now()}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p.Client = servertest.Connect(out, in)
	uri := "file://" + filepath.ToSlash(folder)
	_, failure := p.Initialize(`{"textDocument":{"publishDiagnostics":{"versionSupport":true}}}`, map[string]any{
		"rootUri": uri, "workspaceFolders": []any{map[string]any{"uri": uri, "name": "bench"}}, "initializationOptions": s.Options,
	})
	if failure != nil {
		p.end()
		return nil, fmt.Errorf("%s: %w", s.Name, failure)
	}
	for _, m := range p.Messages() {
		if m.Answers == "initialize" {
			p.initialized = m.At
		}
	}
	return p, nil
}

// end ends p, politely if it listens.
func (p *process) end() {
	_, _ = p.Call("shutdown", nil)
	p.Notify("exit", nil)
	p.Hang()
	gone := make(chan struct{})
	go func() {
		_ = p.cmd.Wait()
		close(gone)
	}()
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		_ = p.cmd.Process.Kill()
		<-gone
	}
	if p.isOurs {
		os.RemoveAll(p.folder)
	}
}

// uri returns the URI of the file name, which is written to disk with text.
func (p *process) uri(name, text string) (string, error) {
	path := filepath.Join(p.folder, name)
	return "file://" + filepath.ToSlash(path), os.WriteFile(path, []byte(text), 0o644)
}

// memory returns the resident memory of p in bytes, 0 where that is not known.
func (p *process) memory() int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(fields[0], 10, 64)
	return n << 10
}

// ticks is the number of clock ticks in a second (proc(5), sysconf(3)).
const ticks = 100

// processor returns the processor time that p has used, 0 where that is not known.
func (p *process) processor() time.Duration {
	if runtime.GOOS != "linux" {
		return 0
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / ticks
}

// percentile returns the p-th percentile of all.
func percentile(all []time.Duration, p int) time.Duration {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[min(len(all)*p/100, len(all)-1)]
}
