//go:build clients

package clients_test

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A desktop is an X server without a screen, for programs that have windows.
type desktop struct {
	t       *testing.T
	display string
	pixels  string // the file in which the server keeps what it shows
}

// startDesktop starts an X server, which ends with the test.
func startDesktop(t *testing.T) desktop {
	t.Helper()
	dir := t.TempDir()
	says, said, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer says.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1000x700x24", "-fbdir", dir, "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{said}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said.Close()
	d := desktop{t: t, pixels: filepath.Join(dir, "Xvfb_screen0")}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	number, err := bufio.NewReader(says).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not say which display it is: %v", err)
	}
	d.display = ":" + strings.TrimSpace(number)
	return d
}

// screen returns what the X server shows (X11/XWDFile.h).
func (d desktop) screen() image.Image {
	d.t.Helper()
	dump, err := os.ReadFile(d.pixels)
	if err != nil {
		d.t.Fatal(err)
	}
	header := func(i int) int { return int(binary.BigEndian.Uint32(dump[4*i:])) }
	size, width, height, bits, stride, colours := header(0), header(4), header(5), header(11), header(12), header(19)
	if bits != 32 || header(7) != 0 {
		d.t.Fatalf("%d bits a pixel, byte order %d", bits, header(7))
	}
	shown := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := dump[size+12*colours+y*stride:]
		for x := range width {
			shown.SetRGBA(x, y, color.RGBA{row[4*x+2], row[4*x+1], row[4*x], 255})
		}
	}
	return shown
}

// picture keeps what is shown in AWAITER_LOGS.
func (d desktop) picture(name string) {
	d.t.Helper()
	file, err := os.Create(filepath.Join(need(d.t, "AWAITER_LOGS"), name+".png"))
	if err != nil {
		d.t.Error(err)
		return
	}
	defer file.Close()
	if err := png.Encode(file, d.screen()); err != nil {
		d.t.Error(err)
	}
}

// do lets xdotool press keys or type.
func (d desktop) do(args ...string) {
	d.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.display)
	if out, err := cmd.CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// press presses a key, or keys together like "ctrl+s", so often.
func (d desktop) press(key string, times int) {
	d.t.Helper()
	d.do("key", "--repeat", fmt.Sprint(times), "--repeat-delay", "5", key)
}

// wait waits until something holds.
func (d desktop) wait(what string, holds func() bool) {
	d.t.Helper()
	begun := time.Now()
	for deadline := begun.Add(limit); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			d.t.Fatalf("timeout: %s", what)
		}
	}
	d.t.Logf("%-50s %7.1f ms", what, float64(time.Since(begun).Microseconds())/1000)
}

// different counts the pixels in which two screens differ.
func different(a, b image.Image) int {
	count := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				count++
			}
		}
	}
	return count
}
