package server

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"

	"awaiter/analysis/source"
	"awaiter/fixes"
)

// TestPatchwork makes random edits one after the other, and checks that the edits
// that come out make the same of the first text at once.
func TestPatchwork(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		first := randomLetters(r, r.IntN(20))
		text, w := first, newPatchwork(len(first))
		for range r.IntN(5) {
			var edits []fixes.Edit
			for at := 0; at <= len(text); {
				start := at + r.IntN(4)
				end := start + r.IntN(4)
				if end > len(text) {
					break
				}
				edits = append(edits, fixes.Edit{Span: source.Span{Start: start, End: end}, New: strings.ToUpper(randomLetters(r, r.IntN(3)))})
				at = end + 1
			}
			var err error
			if text, err = fixes.Apply(text, edits); err != nil {
				t.Fatal(err)
			}
			w.edit(edits)
		}
		all := w.edits()
		got, err := fixes.Apply(first, all)
		if err != nil || got != text {
			t.Fatalf("edits %v of %q give %q, %v, want %q", all, first, got, err, text)
		}
		if !slices.IsSortedFunc(all, func(a, b fixes.Edit) int { return a.Span.Start - b.Span.Start }) {
			t.Fatalf("edits %v are not sorted", all)
		}
	}
}

func randomLetters(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + r.IntN(26))
	}
	return string(b)
}

// TestApplyBackwards makes many changes at once, and one by one.
func TestApplyBackwards(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", "\r", "\n", "\r\n", "é", "😀", "bc"}
	random := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	together := 0
	for range 20_000 {
		text := source.New(random(r.IntN(14)))
		enc := source.Encoding(r.IntN(3))
		var changes []change
		next := text.Len()
		for range 1 + r.IntN(4) {
			end := r.IntN(next + 1)
			start := end - min(r.IntN(3), end)
			next = start
			p := func(offset int) position {
				at := text.Position(offset, enc)
				return position{Line: float64(at.Line), Character: float64(at.Column + r.IntN(30)/29*5)}
			}
			with := random(r.IntN(3))
			changes = append(changes, change{Range: &span{p(start), p(end)}, Text: &with})
		}
		if len(backwards(text, changes, enc)) == len(changes) {
			together++
		}
		want := text
		for _, c := range changes {
			want = want.Edit(spanOf(want, *c.Range, enc), *c.Text)
		}
		if got := apply(text, changes, enc); got.String() != want.String() {
			t.Fatalf("%q with %v gives %q, want %q", text, changes, got, want)
		}
	}
	if together < 5000 {
		t.Errorf("only %d of 20,000 were made at once", together)
	}
}

func TestPlain(t *testing.T) {
	got := plain("# `await`\n\nPython calls **`__await__`**, see [PEP 492](https://peps.python.org/pep-0492/) and [a].\n\n```python\n# [a](b) **c**\nawait x\n```\n\n- one\n    indented\n")
	want := "await\n\nPython calls __await__, see PEP 492 and [a].\n\n# [a](b) **c**\nawait x\n\n- one\n    indented\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOurSettings(t *testing.T) {
	for _, tc := range []struct {
		sent any
		want int // settings in it
	}{
		{nil, 0}, {[]any{}, 0}, {7.0, 0}, {map[string]any{}, 0},
		{map[string]any{"pylsp": map[string]any{"a": 1.0}}, 0},
		{map[string]any{"awaiter": map[string]any{"ignore": 1.0, "trace": "x"}}, 1},
		{map[string]any{"awaiter": nil}, 0},
		{map[string]any{"extendSelect": []any{"x"}, "wrong": 1.0}, 2},
		{map[string]any{"target-version": "3.11"}, 1},
	} {
		if got := len(ourSettings(tc.sent)); got != tc.want {
			t.Errorf("%v holds %d settings, want %d", tc.sent, got, tc.want)
		}
	}
}

// FuzzFrames feeds any bytes, and then a good message, which must be found. A length
// that promises more than there is takes the good message with it, so there are many.
func FuzzFrames(f *testing.F) {
	good := `{"jsonrpc":"2.0","method":"good"}`
	for _, seed := range []string{
		"", "hello\n", "Content-Length: 0\r\n\r\n", "Content-Length: 2147483648\r\n\r\n", "Content-Length: -1\r\n\r\n{}",
		"Content-Length: 2\r\n\r\n{}", "Content-Length: 7\r\n\r\n{\"id\":1", "\xef\xbb\xbf{}", "Content-Length: 99999999999999999999\r\n\r\n",
		"Content-Length: 45\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"a/b\"}   ",
	} {
		f.Add([]byte(seed))
	}
	framed := "Content-Length: 33\r\n\r\n" + good
	f.Fuzz(func(t *testing.T, noise []byte) {
		if len(noise) > 1<<12 {
			return
		}
		in := io.NopCloser(io.MultiReader(strings.NewReader(string(noise)), strings.NewReader("\r\n"+strings.Repeat(framed, 2000))))
		out := newOutbox(discard{})
		defer out.close(time.Second)
		stream := newFrames(in, out, nil)
		stream.limit = 1 << 14
		found := false
		for {
			m, _, err := stream.Read(t.Context())
			if err != nil {
				break
			}
			if n, ok := m.(*jsonrpc2.Notification); ok && n.Method() == "good" {
				found = true
			}
		}
		if !found {
			t.Errorf("after %q no good message was found", noise)
		}
	})
}

// TestHeaderBehindLongLine finds a header wherever the reader's buffer ends in it.
func TestHeaderBehindLongLine(t *testing.T) {
	for n := 64<<10 - 40; n < 64<<10+2; n++ {
		text := strings.Repeat("x", n) + "Content-Length: 33\r\n\r\n" + `{"jsonrpc":"2.0","method":"good"}`
		out := newOutbox(discard{})
		stream := newFrames(io.NopCloser(strings.NewReader(text)), out, nil)
		if _, _, err := stream.Read(t.Context()); err != nil {
			t.Errorf("the header behind %d bytes was not found", n)
		}
		out.close(time.Second)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) Close() error                { return nil }

// TestOutboxOfABrokenPipe checks that a client that has gone is noticed.
func TestOutboxOfABrokenPipe(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	o := newOutbox(w)
	m := jsonrpc2.NewNotification("a", nil)
	deadline := time.Now().Add(time.Minute)
	for {
		if _, _, err := o.send(m); errors.Is(err, io.ErrClosedPipe) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing was noticed")
		}
		runtime.Gosched()
	}
	o.room()
	o.close(time.Minute)
}

// TestOutboxOfAClientThatNeverReads checks that its end does not wait for ever.
func TestOutboxOfAClientThatNeverReads(t *testing.T) {
	_, w := io.Pipe()
	o := newOutbox(w)
	if _, _, err := o.send(jsonrpc2.NewNotification("a", nil)); err != nil {
		t.Fatal(err)
	}
	o.close(time.Millisecond)
}

// TestClosedOutboxTakesNothing checks that what is sent while it closes does not keep
// close waiting.
func TestClosedOutboxTakesNothing(t *testing.T) {
	o := newOutbox(discard{})
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	if _, _, err := o.send(jsonrpc2.NewNotification("a", nil)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
	if len(o.waiting) > 0 {
		t.Error("nobody will write what waits")
	}
}

// stepClock runs what waits, at once, each time step is called.
type stepClock struct {
	mu   sync.Mutex
	wait []func()
}

func (c *stepClock) AfterFunc(_ time.Duration, f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.wait = append(c.wait, f)
	return func() bool { return false }
}

func (c *stepClock) step() (ran int) {
	c.mu.Lock()
	due := c.wait
	c.wait = nil
	c.mu.Unlock()
	for _, f := range due {
		f()
	}
	return len(due)
}

// TestParentWatch watches a process that ends.
func TestParentWatch(t *testing.T) {
	child := exec.Command("cat")
	stdin, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	clock := &stepClock{}
	s := newServer(t.Context(), newOutbox(discard{}), Options{Clock: clock})
	s.watchParent(child.Process.Pid)
	clock.step()
	if len(s.exit) > 0 {
		t.Fatal("the process lives")
	}
	stdin.Close()
	child.Wait()
	clock.step()
	select {
	case code := <-s.exit:
		if code != 1 {
			t.Errorf("exit code %d, want 1", code)
		}
	default:
		t.Error("the end of the process was not noticed")
	}
	if n := clock.step(); n != 0 {
		t.Error("the watch goes on after the end")
	}
	s.watchParent(child.Process.Pid) // which cannot be seen, as if outside of a container
	if n := clock.step(); n != 0 || len(s.exit) > 0 {
		t.Error("a process that is not seen from the start is watched")
	}
	s.watchParent(os.Getppid())
	if n := clock.step(); n != 1 || len(s.exit) > 0 {
		t.Error("our own parent is not watched, or is thought to be gone")
	}
}

// TestWaitingRequestsAreBounded checks that work is done in slots, and that what
// waits for one can be cancelled.
func TestWaitingRequestsAreBounded(t *testing.T) {
	s := newServer(t.Context(), newOutbox(discard{}), Options{})
	for range cap(s.calls.slots) {
		s.calls.slots <- struct{}{}
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("no more"))
	if _, err := s.work(ctx, "x", func() (any, error) { return nil, nil }); err == nil || err.Error() != "no more" {
		t.Errorf("got %v", err)
	}
}

func TestMarked(t *testing.T) {
	for message, want := range map[string]string{
		"":                              "",
		"plain":                         "plain",
		"'f()' is never awaited":        "`f()` is never awaited",
		"it is 'x', ('y') or 'z'":       "it is `x`, (`y`) or `z`",
		"'get('x') y' is":               "`get('x`) y' is",
		"__aenter__ <a> [b] *c* `d` \\": "\\_\\_aenter\\_\\_ \\<a> \\[b] \\*c\\* \\`d\\` \\\\",
		"'a`b' is":                      "'a\\`b' is",
		"the user's and 'one":           "the user's and 'one",
		"'":                             "'",
		"''":                            "''",
	} {
		if got := marked(message); got != want {
			t.Errorf("%q is %q, want %q", message, got, want)
		}
	}
}
