package rules

import (
	"iter"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// A factualWait is a wait of which the facts of the library tell.
type factualWait struct {
	wait
	facts *library.Facts // of the last call
}

// startsOnly reports whether the wait is over when a process has started.
func (w factualWait) startsOnly() bool {
	switch w.facts.Function.QualifiedName() {
	case "subprocess.Popen.__init__", "os.popen", "os.posix_spawn", "os.posix_spawnp":
		return true
	}
	return false
}

// mustStay reports whether the last call does not do the same in another thread: its
// object is the thread's that made or locked it, signals come to the main thread, or
// the call gives a context manager that waits when it is entered.
func (w factualWait) mustStay() bool {
	name := w.facts.Function.QualifiedName()
	for _, of := range []string{"sqlite3.", "threading.RLock.", "threading.Condition.", "multiprocessing.synchronize.Condition.", "signal.", "httpx.stream", "httpx.Client.stream"} {
		if strings.HasPrefix(name, of) {
			return true
		}
	}
	return false
}

// what says in a message what the last call does.
func (w factualWait) what() string {
	if w.startsOnly() {
		return "waits until a process has started"
	}
	return "waits for " + w.facts.WaitsFor()
}

// waitsFor yields the waits in coroutines for one of on, which are words of
// library.Facts.
func waitsFor(p *analysis.Pass, on ...string) iter.Seq[factualWait] {
	return func(yield func(factualWait) bool) {
		for w := range waits(p, waitingFor(on...)) {
			if !yield(factualWait{w, library.FactsAt(w.in.Module, w.last())}) {
				return
			}
		}
	}
}

// waitingFor returns whether a call waits for one of on.
func waitingFor(on ...string) func(*analysis.Pass, syntax.Call) bool {
	return func(p *analysis.Pass, call syntax.Call) bool {
		facts := library.FactsAt(p.Module, call)
		return slices.Contains(on, facts.Blocks) && !isReady(p, call, facts)
	}
}

// reportWaits reports the waits for one of on, with the repair that fits all: to wait
// in a thread.
func reportWaits(p *analysis.Pass, on ...string) {
	for w := range waitsFor(p, on...) {
		if submittedToOwnLoop(p, w.first()).Exists() {
			continue // wait-for-own-loop
		}
		r := w.report(p, w.what())
		if !w.mustStay() {
			r.Fix(inThread(p, w.first()))
		}
	}
}

// isReady reports whether there is nothing to wait for, as the code around call says:
// the sockets of the module do not block, the future is done. What more than the function
// around call would have to say is taken for granted in other modules.
func isReady(p *analysis.Pass, call syntax.Call, facts *library.Facts) bool {
	object := syntax.As[syntax.Attribute](call.Func()).Value()
	switch name := facts.Function.QualifiedName(); {
	case strings.Contains(name, ".from_thread."):
		return true // it raises in the thread of the event loop, and waits nowhere
	case strings.HasPrefix(name, "socket.socket.") || strings.HasPrefix(name, "ssl.SSLSocket."):
		return p.IsElsewhere() || setsTimeouts(p, call) || mentionsName(p, call.Node, "BlockingIOError") || isDatagram(p, call)
	case strings.HasPrefix(name, "socket."):
		return asksForNumbers(call)
	case name == "sqlite3.connect":
		return isInMemory(call)
	case strings.HasSuffix(name, "Lock.acquire"):
		return isMadeHere(p, object)
	case strings.HasPrefix(name, "concurrent.futures.Future."):
		return isSeenDone(p.FunctionAround(call.Node), object)
	case name == "time.sleep":
		return isZero(call.Arg(0))
	case name == "subprocess.Popen.wait":
		return isAskedBefore(p, call, object, "poll", "terminate", "kill")
	case name == "threading.Thread.join":
		return isAskedBefore(p, call, object, "is_alive")
	case name == "multiprocessing.process.BaseProcess.join":
		return isAskedBefore(p, call, object, "is_alive", "exitcode", "terminate", "kill")
	case name == "multiprocessing.pool.ApplyResult.get":
		return isAskedBefore(p, call, object, "ready", "wait")
	case strings.HasPrefix(name, "multiprocessing.connection._ConnectionBase.recv"):
		return isAskedBefore(p, call, object, "poll", "fileno")
	case name == "queue.Queue.get", name == "queue.SimpleQueue.get", strings.HasPrefix(name, "multiprocessing.queues.") && strings.HasSuffix(name, "Queue.get"):
		return p.IsElsewhere() || isSeenFull(p, call, object)
	}
	return false
}

// isAskedBefore reports whether the function around call asks object, or what has it, for one of
// attributes before that, or calls it, as one does who waits in another way: thread.is_alive(),
// connection.poll(), process.kill(), self.poll() for self.process.
func isAskedBefore(p *analysis.Pass, call syntax.Call, object syntax.Node, attributes ...string) bool {
	f := p.FunctionAround(call.Node)
	if f == nil {
		return false
	}
	owner := syntax.As[syntax.Attribute](object).Value()
	for asked := range syntax.All[syntax.Attribute](f.Def) {
		of := asked.Value().Text()
		if slices.Contains(attributes, asked.Attr().Text()) && (of == object.Text() || of == owner.Text()) && asked.Before(call.Node) {
			return true
		}
	}
	return false
}

// isSeenFull reports whether the class around call, or else the function, asks what there
// is in queue: queue.empty(), queue.qsize().
func isSeenFull(p *analysis.Pass, call syntax.Call, queue syntax.Node) bool {
	around := syntax.Enclosing[syntax.ClassDef](call.Node).Node
	if !around.Exists() {
		around = syntax.Enclosing[syntax.FunctionDef](call.Node).Node
	}
	p.LookInto(around, call.Node)
	for asked := range syntax.All[syntax.Call](around) {
		method := syntax.As[syntax.Attribute](asked.Func())
		if name := method.Attr().Text(); (name == "empty" || name == "qsize") && method.Value().Text() == queue.Text() {
			return true
		}
	}
	return false
}

// asksForNumbers reports whether call, of getaddrinfo or its like, has a flag that
// keeps it from asking a server: AI_NUMERICHOST.
func asksForNumbers(call syntax.Call) bool {
	for c := range call.Children() {
		if c != call.Func() && strings.Contains(c.Text(), "_NUMERIC") {
			return true
		}
	}
	return false
}

// isInMemory reports whether call, of sqlite3.connect, makes a new database that is in no file.
func isInMemory(call syntax.Call) bool {
	database := call.Arg(0)
	if !database.Exists() {
		database = call.Keyword("database")
	}
	path, _ := syntax.As[syntax.Constant](database).StringValue()
	return path == ":memory:"
}

// isDatagram reports whether call, of a method of a socket, sends what nobody has to take, or
// says where to, and the module of call makes sockets for that.
func isDatagram(p *analysis.Pass, call syntax.Call) bool {
	switch lastName(call.Func()) {
	case "connect", "connect_ex", "send", "sendall", "sendmsg", "sendto":
		return p.Anywhere(call.Node, datagrams{})
	}
	return false
}

// datagrams is the sign that sockets are made that send datagrams.
type datagrams struct{}

func (datagrams) In(stmt syntax.Node) int {
	isMeant := func(name syntax.Node) bool { return name.Text() == "SOCK_DGRAM" }
	return count(stmt, func(a syntax.Attribute) bool { return isMeant(a.Attr()) }) + count(stmt, func(n syntax.Name) bool { return isMeant(n.Node) })
}

// isMadeHere reports whether the function around object, a name, binds it to a new
// object, which nobody else can hold.
func isMadeHere(p *analysis.Pass, object syntax.Node) bool {
	f := p.FunctionAround(object)
	if f == nil || !object.Is(syntax.KindName) {
		return false
	}
	for a := range syntax.All[syntax.Assign](f.Def) {
		for t := range a.Targets() {
			if t.Text() == object.Text() && p.TypeOf(syntax.As[syntax.Call](a.Value()).Func()).IsClassObject() {
				return true
			}
		}
	}
	return false
}

// isSeenDone reports whether f asks the future for its state, or awaits it by another name:
// future.done(), future.failed of a class of one's own, asyncio.wrap_future(future).
func isSeenDone(f *semantic.Function, future syntax.Node) bool {
	if f == nil {
		return false
	}
	for asked := range syntax.All[syntax.Attribute](f.Def) {
		switch asked.Attr().Text() {
		case "result", "exception", "cancel", "add_done_callback", "set_result", "set_exception":
		default:
			if asked.Value().Text() == future.Text() {
				return true
			}
		}
	}
	for call := range syntax.All[syntax.Call](f.Def) {
		if lastName(call.Func()) == "wrap_future" && call.Arg(0).Text() == future.Text() {
			return true
		}
	}
	return false
}

// setsTimeouts reports whether the module of call chooses how long sockets wait.
func setsTimeouts(p *analysis.Pass, call syntax.Call) bool { return p.Anywhere(call, timeouts{}) }

// timeouts is the sign that it is chosen how long sockets wait.
type timeouts struct{}

func (timeouts) In(stmt syntax.Node) int {
	return count(stmt, func(a syntax.Attribute) bool {
		name := a.Attr().Text()
		return name == "setblocking" || name == "settimeout" || name == "setdefaulttimeout"
	})
}

// mentionsName reports whether code in the module of at has name.
func mentionsName(p *analysis.Pass, at syntax.Node, name string) bool {
	return p.Anywhere(at, nameInCode{strings.Clone(name)})
}

// nameInCode is the sign that code has name.
type nameInCode struct{ name string }

func (s nameInCode) In(stmt syntax.Node) int {
	return count(stmt, func(n syntax.Name) bool { return n.Text() == s.name })
}
