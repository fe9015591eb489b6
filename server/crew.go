package server

import "sync"

// A crew does jobs, in the order in which they come, a few at a time. Its goroutines stay
// for the next job: what their stacks have grown to for one serves the others.
type crew struct {
	mu      sync.Mutex
	due     *sync.Cond
	jobs    []func()
	most    int // how many may be done at a time
	hired   int
	waiting int // of the hired, for a job
	closed  bool
}

func newCrew(most int) *crew {
	c := &crew{most: most}
	c.due = sync.NewCond(&c.mu)
	return c
}

// do sees to it that job is done, unless c is closed.
func (c *crew) do(job func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	c.jobs = append(c.jobs, job)
	switch {
	case c.waiting >= len(c.jobs):
		c.due.Signal()
	case c.hired < c.most:
		c.hired++
		go c.work()
	}
}

// work is one of the goroutines.
func (c *crew) work() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		for len(c.jobs) == 0 && !c.closed {
			c.waiting++
			c.due.Wait()
			c.waiting--
		}
		if c.closed {
			return
		}
		job := c.jobs[0]
		c.jobs[0], c.jobs = nil, c.jobs[1:]
		c.mu.Unlock()
		job()
		c.mu.Lock()
	}
}

// close lets c do no more jobs than those that are being done.
func (c *crew) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed, c.jobs = true, nil
	c.due.Broadcast()
}
