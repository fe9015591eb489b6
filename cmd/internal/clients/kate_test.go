//go:build clients

package clients_test

import (
	"encoding/json"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/cmd/internal/clients"
)

// TestKate drives Kate with the ready configuration by its keys. Kate is seen from both
// sides: by the messages it exchanges with the server, and by its window.
func TestKate(t *testing.T) {
	t.Run("whole texts", func(t *testing.T) {
		file := project(t)
		onKate(t, "kate", file, false, logOf(t, "kate"), server(t, "kate"))
		agrees(t, "kate", file)
	})
	t.Run("changes", func(t *testing.T) {
		file := project(t)
		onKate(t, "kate-changes", file, true, logOf(t, "kate-changes"), server(t, "kate-changes"))
		agrees(t, "kate-changes", file)
	})
	// What Kate and the three exchange is not only ours, so that it is recorded apart.
	t.Run("beside pyright and ruff", func(t *testing.T) {
		file := projectIn(t, "my app é") // pyright writes an "@" in another way than Kate, and rass compares letters
		log := filepath.Join(t.TempDir(), "log")
		rass := []string{need(t, "AWAITER_RECORDER"), "record", log, "rass", "--", "pyright-langserver", "--stdio", "--", "ruff", "server", "--"}
		onKate(t, "kate-beside", file, true, log, append(rass, server(t, "kate-beside")...))
		agrees(t, "kate-beside", file)
		if k := (kate{desktop{t: t}, log, ""}); len(k.found("Pyright")) > 0 {
			t.Errorf("pyright still finds %q", k.found("Pyright"))
		}
	})
}

// onKate repairs file in a Kate that sends changes, or whole texts, to the server of a
// command, whose messages are in log. Pictures are kept under name.
func onKate(t *testing.T, name, file string, changes bool, log string, command []string) {
	k := kate{startDesktop(t), log, name}
	k.start(file, command, changes)
	hover := "awaits the result before the body"
	if name == "kate-beside" {
		hover = "(method) async def __aenter__" // the first server's, and no other's
	}

	k.wait("both findings", func() bool { return slices.Equal(k.ours(), []string{"never-awaited", "unawaitable-protocol-method"}) })
	k.wait("what others find", func() bool {
		return name != "kate-beside" || slices.Contains(k.found("Pyright"), "reportUnusedCoroutine")
	})
	k.wait("their lines are marked", func() bool { return marked(k.screen()) == 2 })

	// Kate says in its question what it believes to be found at the cursor.
	k.to(8, "Home", 10)
	before := k.screen()
	k.press("ctrl+period", 1)
	k.wait("the menu of repairs", func() bool { return k.row("Make '__aenter__' async") >= 0 && different(before, k.screen()) > 10_000 })
	k.picture(name + "-menu")
	k.press("Down", 1+k.row("Make '__aenter__' async"))
	k.press("Return", 1)
	k.wait("the repair is made", func() bool { return strings.Contains(k.text(file), "\n    async def __aenter__(self):") })
	k.wait("its finding is gone", func() bool { return slices.Equal(k.ours(), []string{"never-awaited"}) })
	k.wait("its line is not marked any more", func() bool { return marked(k.screen()) == 1 })

	// What the server says about the method is in a frame above it.
	k.to(8, "Home", 16)
	before = k.screen()
	k.press("ctrl+alt+i", 1)
	k.wait("Kate's command bar", func() bool { return different(before, k.screen()) > 10_000 })
	k.do("type", "--delay", "5", "symbol info")
	k.press("Return", 1)
	k.wait("hover", func() bool {
		return strings.Contains(string(k.answer("textDocument/hover")), hover)
	})
	k.wait("hover is in a frame", func() bool { return framed(k.screen()) })
	k.picture(name + "-hover")
	k.press("Escape", 1)
	k.wait("which closes", func() bool { return !framed(k.screen()) })

	k.to(17, "End", len("fetch()  # the call is dropped"))
	k.do("type", "--delay", "5", "await ")
	k.wait("what is typed behind CJK and emoji arrives", func() bool { return strings.Contains(k.text(file), "; await fetch()  #") })
	k.wait("the last finding is gone", func() bool { return len(k.ours()) == 0 })
	k.wait("and no line is marked", func() bool { return marked(k.screen()) == 0 })

	k.press("ctrl+z", 1)
	k.wait("without it, it is back", func() bool { return slices.Equal(k.ours(), []string{"never-awaited"}) })
	k.press("ctrl+shift+z", 1)
	k.wait("and gone", func() bool { return len(k.ours()) == 0 })

	k.press("ctrl+s", 1)
	k.wait("it is saved", func() bool {
		content, _ := os.ReadFile(file)
		return strings.Contains(string(content), "    async def __aenter__(self):\r\n") && strings.Contains(string(content), "; await fetch()  #")
	})
}

// kate is a running Kate whose messages are in log, and whose pictures have a name.
type kate struct {
	desktop
	log, name string
}

// start opens file in a Kate that has nothing to ask: it may start the server, and has
// no cursor that blinks.
func (k kate) start(file string, command []string, changes bool) {
	k.t.Helper()
	ready, err := os.ReadFile("../../../editors/kate/settings.json")
	if err != nil {
		k.t.Fatal(err)
	}
	words, _ := json.Marshal(command)
	settings := strings.Replace(string(ready), `["awaiter", "serve"]`, string(words), 1)
	if settings == string(ready) {
		k.t.Fatal("editors/kate/settings.json has another shape than the test expects")
	}
	home := k.t.TempDir()
	config := filepath.Join(home, ".config")
	for name, content := range map[string]string{
		"kate/lspclient/settings.json": settings,
		"kdeglobals":                   "[KDE]\nCursorBlinkRate=0\n",
		"katerc": fmt.Sprintf("[General]\nShow welcome view for new window=false\n[Kate Plugins]\nlspclientplugin=true\n"+
			"[lspclient]\nIncrementalSync=%t\nAllowedServerCommandLines=%s\n", changes, strings.Join(command, " ")),
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(config, name)), 0o755); err != nil {
			k.t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(config, name), []byte(content), 0o644); err != nil {
			k.t.Fatal(err)
		}
	}
	cmd := exec.Command(clients.Named("kate").Program(need(k.t, "AWAITER_CLIENTS"), "kate"), "--block", file)
	cmd.Env = append(neighbours(k.t), "DISPLAY="+k.display, "QT_QPA_PLATFORM=xcb", "QT_XCB_GL_INTEGRATION=none", "LC_ALL=C.UTF-8",
		"HOME="+home, "XDG_CONFIG_HOME="+config, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home,
		"XDG_RUNTIME_DIR="+home, "DBUS_SESSION_BUS_ADDRESS=")
	said, err := os.Create(filepath.Join(home, "said"))
	if err != nil {
		k.t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(func() {
		k.picture(k.name + "-last")
		cmd.Process.Kill()
		cmd.Wait()
		if text, _ := os.ReadFile(said.Name()); k.t.Failed() {
			k.t.Logf("Kate says: %s", text)
		}
	})
}

// to moves the cursor to a line, and from that end of it to which key leads so many steps in.
func (k kate) to(line int, key string, steps int) {
	k.t.Helper()
	k.press("ctrl+Home", 1)
	k.press("Down", line)
	k.press(key, 1)
	k.press(map[string]string{"Home": "Right", "End": "Left"}[key], steps)
}

// text returns what the server has been told of a file.
func (k kate) text(file string) string { return believed(k.t, traffic(k.t, k.log))[file] }

// ours returns the rules of our findings.
func (k kate) ours() []string { return k.found("awaiter") }

// found returns the rules of the findings of a source that were pushed last, in order.
func (k kate) found(source string) (rules []string) {
	k.t.Helper()
	for _, m := range traffic(k.t, k.log) {
		var params struct {
			Diagnostics []struct{ Code, Source string }
		}
		if m.Dir != "out" || m.Msg.Method != "textDocument/publishDiagnostics" {
			continue
		}
		if err := json.Unmarshal(m.Msg.Params, &params); err != nil {
			k.t.Fatal(err)
		}
		rules = nil
		for _, d := range params.Diagnostics {
			if d.Source == source && d.Code != "" {
				rules = append(rules, d.Code)
			}
		}
		slices.Sort(rules)
	}
	return rules
}

// answer returns the server's last answer to a request, or nothing.
func (k kate) answer(method string) (result json.RawMessage) {
	k.t.Helper()
	asked := map[string]bool{}
	for _, m := range traffic(k.t, k.log) {
		if m.Dir == "in" && m.Msg.Method == method {
			asked[string(m.Msg.ID)], result = true, nil
		} else if m.Dir == "out" && m.Msg.Method == "" && asked[string(m.Msg.ID)] {
			result = m.Msg.Result
		}
	}
	return result
}

// row returns at which place of the menu a repair is, or -1.
func (k kate) row(title string) int {
	var actions []struct{ Title string }
	json.Unmarshal(k.answer("textDocument/codeAction"), &actions)
	for i, action := range actions {
		if action.Title == title {
			return i
		}
	}
	return -1
}

// marked counts the lines that Kate marks with a reddish background.
func marked(screen image.Image) int {
	lines, was := 0, false
	for y := range screen.Bounds().Dy() {
		red := 0
		for x := range screen.Bounds().Dx() {
			if r, g, b, _ := screen.At(x, y).RGBA(); r>>8 > 235 && g>>8 < 235 && r-g > 15<<8 && max(g, b)-min(g, b) < 8<<8 {
				red++
			}
		}
		is := red > screen.Bounds().Dx()/4
		if is && !was {
			lines++
		}
		was = is
	}
	return lines
}

// framed says whether a black line is shown that is as long as a window that floats, and
// ends.
func framed(screen image.Image) bool {
	for y := range screen.Bounds().Dy() {
		run := 0
		for x := range screen.Bounds().Dx() {
			if r, g, b, _ := screen.At(x, y).RGBA(); max(r, g, b)>>8 < 80 {
				run++
				continue
			}
			if run > 150 {
				return true
			}
			run = 0
		}
	}
	return false
}
