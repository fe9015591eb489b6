package main

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"awaiter/cmd/internal/clients"
	"awaiter/cmd/internal/debian"
)

const picturePath = "docs/awaiter.svg"

// The picture of the README is a real run: Neovim in a terminal of 100 by 32, on the
// first file of the tour, with findings and a hover.
var _ = define("picture", "", "draw "+picturePath+" from a real Neovim", func(args []string) error {
	dir, err := filepath.Abs(filepath.Join(cache, "clients"))
	if err != nil {
		return err
	}
	newest := clients.Newest("tmux")
	if err := debian.Install(dir, newest, os.Stdout); err != nil {
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
	tmux := func(args ...string) (string, error) {
		out, err := exec.Command(newest.Program(dir, "tmux"), append([]string{"-L", "awaiter-picture", "-f", "/dev/null"}, args...)...).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("tmux %s: %w: %s", args[0], err, out)
		}
		return string(out), err
	}
	defer tmux("kill-server")
	editor := fmt.Sprintf("'%s' --clean -n -u editors/neovim/tour.lua +'set termguicolors laststatus=0 noruler noshowcmd shortmess+=S scrolloff=3 cmdheight=0' '%s'", newest.Program(dir, "nvim"), files[0])
	if _, err := tmux("new-session", "-d", "-s", "p", "-x", "100", "-y", "32", "-e", "AWAITER="+server, "-e", "TERM=tmux-256color", "-e", "COLORTERM=truecolor", "-e", "LC_ALL=C.UTF-8", editor); err != nil {
		return err
	}
	see := func(text string) (string, error) {
		for range 200 {
			plain, err := tmux("capture-pane", "-p", "-t", "p")
			if err != nil {
				return "", err
			}
			if strings.Contains(plain, text) {
				return tmux("capture-pane", "-p", "-e", "-t", "p")
			}
			time.Sleep(50 * time.Millisecond)
		}
		plain, _ := tmux("capture-pane", "-p", "-t", "p")
		return "", fmt.Errorf("no %q on the screen:\n%s", text, plain)
	}
	if _, err := see("def __aenter__"); err != nil {
		return err
	}
	if _, err := tmux("send-keys", "-t", "p", "/def __aenter__", "Enter", "w", "zt", "K"); err != nil {
		return err
	}
	screen, err := see("╭")
	if err != nil {
		return err
	}
	return os.WriteFile(picturePath, []byte(svg(screen, 100)), 0o644)
})

// svg draws a terminal's screen, text with SGR sequences, as an image.
func svg(screen string, columns int) string {
	const w, h = 8.4, 18.0
	lines := strings.Split(strings.TrimRight(screen, "\n"), "\n")
	var back, text strings.Builder
	state := style{}
	for row, line := range lines {
		column := 0
		for line != "" {
			if line[0] == '\x1b' {
				line = state.escape(line[1:])
				continue
			}
			run := line
			if i := strings.Index(line, "\x1b"); i >= 0 {
				run = line[:i]
			}
			line = line[len(run):]
			n := len([]rune(run))
			fore, ground := state.colours()
			x, y := 12+float64(column)*w, 12+float64(row)*h
			if ground != "" {
				fmt.Fprintf(&back, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", x, y, float64(n)*w+0.3, h+0.3, ground)
			}
			if strings.TrimSpace(run) != "" {
				fmt.Fprintf(&text, `<text x="%.1f" y="%.1f" textLength="%.1f" fill="%s"%s xml:space="preserve">%s</text>`+"\n",
					x, y+13.5, float64(n)*w, fore, state.attributes(), html.EscapeString(run))
			}
			column += n
		}
	}
	width, height := 24+float64(columns)*w, 24+float64(len(lines))*h
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" aria-label="Awaiter in Neovim: findings, and the documentation of __aenter__">
<rect width="100%%" height="100%%" rx="8" fill="#16181d"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
%s%s</g>
</svg>
`, width, height, width, height, back.String(), text.String())
}

// A style is the state of a terminal's graphic rendition.
type style struct {
	fore, ground                   string
	bold, italic, underline, swaps bool
}

// escape reads an escape sequence behind its ESC and returns what follows it: SGR
// changes the style, operating system commands (links) and others change nothing.
func (s *style) escape(line string) string {
	switch {
	case strings.HasPrefix(line, "["):
		codes, after, _ := strings.Cut(line[1:], "m")
		s.apply(codes)
		return after
	case strings.HasPrefix(line, "]"):
		_, after, _ := strings.Cut(line, "\x1b\\")
		return after
	}
	return line[min(2, len(line)):]
}

// apply reads the parameters of one SGR sequence (ECMA-48, 8.3.117).
func (s *style) apply(codes string) {
	parts := strings.Split(codes, ";")
	for i := 0; i < len(parts); i++ {
		parts[i], _, _ = strings.Cut(parts[i], ":")
		n, _ := strconv.Atoi(parts[i])
		switch {
		case n == 0:
			*s = style{}
		case n == 1:
			s.bold = true
		case n == 3:
			s.italic = true
		case n == 4:
			s.underline = true
		case n == 7:
			s.swaps = true
		case n == 22, n == 23, n == 24, n == 27:
			s.bold, s.italic = s.bold && n != 22, s.italic && n != 23
			s.underline, s.swaps = s.underline && n != 24, s.swaps && n != 27
		case n == 38, n == 48:
			colour := ""
			if i+4 < len(parts) && parts[i+1] == "2" {
				var rgb [3]int
				for k := range rgb {
					rgb[k], _ = strconv.Atoi(parts[i+2+k])
				}
				colour = fmt.Sprintf("#%02x%02x%02x", rgb[0], rgb[1], rgb[2])
				i += 4
			} else if i+2 < len(parts) && parts[i+1] == "5" {
				colour = indexed(parts[i+2])
				i += 2
			}
			if n == 38 {
				s.fore = colour
			} else {
				s.ground = colour
			}
		case n == 39:
			s.fore = ""
		case n == 49:
			s.ground = ""
		case n >= 30 && n <= 37:
			s.fore = palette[n-30]
		case n >= 90 && n <= 97:
			s.fore = palette[n-82]
		case n >= 40 && n <= 47:
			s.ground = palette[n-40]
		case n >= 100 && n <= 107:
			s.ground = palette[n-92]
		}
	}
}

var palette = [16]string{
	"#282c34", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0",
	"#5c6370", "#ff7a85", "#b1d196", "#f0d399", "#7cc0ff", "#d898ea", "#79d2de", "#ffffff",
}

// indexed returns a colour of the 256: 16 named ones, a cube of 6, and greys.
func indexed(s string) string {
	n, _ := strconv.Atoi(s)
	switch {
	case n < 16:
		return palette[max(n, 0)]
	case n < 232:
		level := func(v int) int { return []int{0, 95, 135, 175, 215, 255}[v%6] }
		n -= 16
		return fmt.Sprintf("#%02x%02x%02x", level(n/36), level(n/6), level(n))
	}
	grey := 8 + 10*(min(n, 255)-232)
	return fmt.Sprintf("#%02x%02x%02x", grey, grey, grey)
}

func (s *style) colours() (fore, ground string) {
	fore, ground = s.fore, s.ground
	if fore == "" {
		fore = "#d7dae0"
	}
	if s.swaps {
		if ground == "" {
			ground = "#16181d"
		}
		return ground, fore
	}
	return fore, ground
}

func (s *style) attributes() string {
	out := ""
	if s.bold {
		out += ` font-weight="bold"`
	}
	if s.italic {
		out += ` font-style="italic"`
	}
	if s.underline {
		out += ` text-decoration="underline"`
	}
	return out
}
