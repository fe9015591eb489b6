package main

import (
	"fmt"
	"os"

	"awaiter/cmd/internal/clients"
)

var _ = define("record", "LOG COMMAND…", "run a server and log its messages", func(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("needs a log file and the server's command")
	}
	code, err := clients.Record(args[0], args[1:])
	if err == nil && code != 0 {
		os.Exit(code)
	}
	return err
})
