package clients

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// A record is one line of a log: a message and whether it came "in" to the server,
// went "out" of it, or was said on its standard error, "err".
type record struct {
	Dir string          `json:"dir"`
	Msg json.RawMessage `json:"msg"`
}

// Record runs the server command and stands between it and the client on this
// process's standard input and output. Every message goes through unchanged and is
// appended to the file log as a line of JSON. It returns the server's exit code.
func Record(log string, command []string) (int, error) {
	file, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o644)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	endLine(file)
	server := exec.Command(command[0], command[1:]...)
	in, err := server.StdinPipe()
	if err != nil {
		return 0, err
	}
	out, err := server.StdoutPipe()
	if err != nil {
		return 0, err
	}
	var mu sync.Mutex
	write := func(dir string, msg []byte) {
		line, err := json.Marshal(record{dir, msg})
		if err != nil {
			line, _ = json.Marshal(record{dir, json.RawMessage(strconv.Quote(string(msg)))})
		}
		mu.Lock()
		defer mu.Unlock()
		file.Write(append(line, '\n'))
	}
	server.Stderr = io.MultiWriter(os.Stderr, writer(func(said []byte) {
		text, _ := json.Marshal(string(said))
		write("err", text)
	}))
	if err := server.Start(); err != nil {
		return 0, err
	}
	go func() {
		copyFrames(in, os.Stdin, func(msg []byte) { write("in", msg) })
		in.Close()
	}()
	copyFrames(os.Stdout, out, func(msg []byte) { write("out", msg) })
	server.Wait()
	return server.ProcessState.ExitCode(), nil
}

// endLine ends the last line of the log file: one who was killed may have written half of it.
func endLine(file *os.File) {
	last := make([]byte, 1)
	if size, err := file.Seek(0, io.SeekEnd); err != nil || size == 0 {
		return
	} else if _, err := file.ReadAt(last, size-1); err == nil && last[0] != '\n' {
		file.Write([]byte{'\n'})
	}
}

// A writer is called with what is written to it.
type writer func([]byte)

// Write implements io.Writer.
func (w writer) Write(p []byte) (int, error) {
	w(p)
	return len(p), nil
}

// copyFrames copies messages framed by Content-Length until the input ends.
func copyFrames(to io.Writer, from io.Reader, seen func([]byte)) error {
	r := bufio.NewReader(from)
	for {
		length := -1
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return err
			}
			line = strings.TrimSpace(line)
			if line == "" {
				break
			}
			if name, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(name, "Content-Length") {
				if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil {
					return err
				}
			}
		}
		if length < 0 {
			return fmt.Errorf("a message without Content-Length")
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(r, body); err != nil {
			return err
		}
		seen(body)
		if _, err := fmt.Fprintf(to, "Content-Length: %d\r\n\r\n%s", length, body); err != nil {
			return err
		}
	}
}
