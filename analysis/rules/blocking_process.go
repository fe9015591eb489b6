package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var BlockingProcess = define(analysis.Rule{
	Name: "blocking-process", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"98", "99", "100"},
	Aliases: []string{"ASYNC220", "ASYNC221", "ASYNC222", "S7487", "S7489"},
	Check:   blockingProcess,
})

// The functions of subprocess and os that run a program hold the thread until it has
// started, and most of them until it has ended.
func blockingProcess(p *analysis.Pass) {
	for w := range waitsFor(p, "process") {
		r := w.report(p, w.what())
		if w.isDirect() {
			r.Fix(startProcess(p, w))
		}
		if !w.startsOnly() && !w.mustStay() {
			r.Fix(inThread(p, w.first()))
		}
	}
}

// startProcess is the repair that starts the process of a subprocess.Popen with the
// asynchronous library. What it gives has coroutines for methods, which are left to
// await.
func startProcess(p *analysis.Pass, w factualWait) fixes.Fix {
	if p.QualifiedName(w.first().Func()) != "subprocess.Popen" || !asyncProcessTakes(w.first()) {
		return fixes.None
	}
	switch asyncOf(p, w.first().Node) {
	case library.Asyncio:
		return fixes.CreateSubprocess(w.first())
	case library.Trio:
		return fixes.UseCoroutine(w.first(), "trio", "lowlevel.open_process").WithSafety(fixes.Sketch)
	case library.Anyio:
		return fixes.UseCoroutine(w.first(), "anyio", "open_process").WithSafety(fixes.Sketch)
	}
	return fixes.None
}

// asyncProcessTakes reports whether the arguments of call, of subprocess.Popen, are
// such as asynchronous libraries take: one program with its arguments, and pipes of
// bytes.
func asyncProcessTakes(call syntax.Call) bool {
	if !call.Arg(0).Exists() || call.Arg(1).Exists() || call.Arg(0).Is(syntax.KindStarred) {
		return false
	}
	for k := range call.Keywords() {
		switch k.Name().Text() {
		case "stdin", "stdout", "stderr", "cwd", "env", "start_new_session":
		default:
			return false
		}
	}
	return true
}
