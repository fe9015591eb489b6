package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
)

func completionCommand() *command {
	return &command{
		name: "completion", usage: "bash | zsh | fish", summary: "Print what makes a shell complete awaiter's words",
		help: `bash: add to ~/.bashrc             eval "$(awaiter completion bash)"
zsh:  add to ~/.zshrc              eval "$(awaiter completion zsh)"
fish: put into the configuration   awaiter completion fish | source
`,
		run: runCompletion,
	}
}

func runCompletion(w *world, flags *pflag.FlagSet) int {
	var script func(w *world) string
	switch shell := flags.Arg(0); shell {
	case "bash":
		script = bashCompletion
	case "zsh":
		script = func(w *world) string {
			return "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + bashCompletion(w)
		}
	case "fish":
		script = fishCompletion
	default:
		return w.usageError(completionCommand(), "which shell? bash, zsh or fish")
	}
	io.WriteString(w.out, script(w))
	return exitClean
}

// wordsFor returns what may follow a flag, nil if it is a path or a number.
func (w *world) wordsFor(flag string, c *command) []string {
	switch flag {
	case "format":
		if c.name == "rules" {
			return []string{"text", "json"}
		}
		return report.FormatNames()
	case "select", "extend-select", "ignore":
		return workspace.RuleWords(w.rules)
	case "target-version":
		return []string{"3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"}
	case "fail-on":
		return []string{"error", "warning", "hint"}
	case "color":
		return []string{"auto", "always", "never"}
	case "position-encoding":
		return []string{"utf-8", "utf-16", "utf-32"}
	case "log-level":
		return []string{"debug", "info", "warn", "error"}
	}
	return nil
}

// argumentsOf returns the words that a command takes as arguments, nil if they are
// paths.
func (w *world) argumentsOf(c *command) []string {
	switch c.name {
	case "explain":
		return w.explainable()
	case "completion":
		return []string{"bash", "zsh", "fish"}
	case "help":
		return commandNames()
	}
	return nil
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

func bashCompletion(w *world) string {
	var b strings.Builder
	b.WriteString(`_awaiter() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "` + strings.Join(commandNames(), " ") + `" -- "$current"))
    return
  fi
  case "${COMP_WORDS[1]} $before" in
`)
	for _, c := range commands() {
		newFlags(c).VisitAll(func(f *pflag.Flag) {
			if words := w.wordsFor(f.Name, c); words != nil {
				fmt.Fprintf(&b, "    '%s --%s') words='%s' ;;\n", c.name, f.Name, strings.Join(words, " "))
			}
		})
	}
	b.WriteString("  esac\n  if [ -z \"$words\" ]; then\n    case \"${COMP_WORDS[1]}\" in\n")
	for _, c := range commands() {
		var flags []string
		newFlags(c).VisitAll(func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
		fmt.Fprintf(&b, "      %s)\n        case \"$current\" in\n          -*) words='%s' ;;\n          *) words='%s' ;;\n        esac ;;\n", c.name, strings.Join(flags, " "), strings.Join(w.argumentsOf(c), " "))
	}
	b.WriteString(`    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _awaiter awaiter
`)
	return b.String()
}

func fishCompletion(w *world) string {
	var b strings.Builder
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c awaiter -n __fish_use_subcommand -f -a %s -d %s\n", c.name, fishQuote(c.summary))
	}
	for _, c := range commands() {
		seen := "'__fish_seen_subcommand_from " + c.name + "'"
		newFlags(c).VisitAll(func(f *pflag.Flag) {
			_, usage := pflag.UnquoteUsage(f)
			line := fmt.Sprintf("complete -c awaiter -n %s -l %s", seen, f.Name)
			if f.Shorthand != "" {
				line += " -s " + f.Shorthand
			}
			if words := w.wordsFor(f.Name, c); words != nil {
				line += " -x -a " + fishQuote(strings.Join(words, " "))
			} else if f.NoOptDefVal == "" {
				line += " -r"
			}
			fmt.Fprintf(&b, "%s -d %s\n", line, fishQuote(strings.Join(strings.Fields(usage), " ")))
		})
		if words := w.argumentsOf(c); words != nil {
			fmt.Fprintf(&b, "complete -c awaiter -n %s -f -a %s\n", seen, fishQuote(strings.Join(words, " ")))
		}
	}
	return b.String()
}

func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
