//go:build !unix && !windows

package server

// alive reports true: processes cannot be watched here.
func alive(int) bool { return true }
