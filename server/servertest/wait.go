package servertest

import (
	"errors"
	"fmt"
	"time"
)

// Diagnostics waits until diagnostics of the given version of a document, or of a
// later one, are published, and returns them.
func (c *Client) Diagnostics(uri string, version int) (Published, error) {
	var found Published
	err := c.Wait(func() bool {
		all := c.shown[uri]
		if len(all) == 0 {
			return false
		}
		found = all[len(all)-1]
		return found.Version != nil && int(*found.Version) >= version
	})
	if err != nil {
		err = fmt.Errorf("diagnostics of version %d of %s: %w", version, uri, err)
	}
	return found, err
}

// WaitShown waits until what was last published of a document is good.
func (c *Client) WaitShown(uri string, good func(Published) bool) error {
	return c.Wait(func() bool {
		all := c.shown[uri]
		return len(all) > 0 && good(all[len(all)-1])
	})
}

// Shown returns all that was published of a document.
func (c *Client) Shown(uri string) []Published {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]Published(nil), c.shown[uri]...)
}

// Messages returns all that the server sent.
func (c *Client) Messages() []Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]Message(nil), c.messages...)
}

// Received waits for the n-th notification or request of the server with the given
// method, counted from 1.
func (c *Client) Received(method string, n int) (Message, error) {
	var found Message
	err := c.Wait(func() bool {
		seen := 0
		for _, m := range c.messages {
			if m.Method == method {
				if seen++; seen == n {
					found = m
					return true
				}
			}
		}
		return false
	})
	if err != nil {
		err = fmt.Errorf("%s: %w", method, err)
	}
	return found, err
}

// Wait waits until done, which is asked whenever a message has come. It fails when
// the server has gone or Patience is at its end.
func (c *Client) Wait(done func() bool) error {
	late := false
	timer := time.AfterFunc(Patience, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		late = true
		c.changed.Broadcast()
	})
	defer timer.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for !done() {
		if c.ended {
			return errors.New("the server has gone")
		}
		if late {
			return errors.New("the server did not send it")
		}
		c.changed.Wait()
	}
	return nil
}
