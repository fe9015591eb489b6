package server

import (
	"sync"
	"sync/atomic"
	"testing"
)

// TestCrew gives a crew more jobs than it has goroutines: all are done, never more than
// two at a time, and in order where one goroutine does them.
func TestCrew(t *testing.T) {
	c := newCrew(2)
	var busy, worst, count atomic.Int32
	for range 20 {
		var done sync.WaitGroup
		for range 50 {
			done.Add(1)
			c.do(func() {
				defer done.Done()
				if n := busy.Add(1); n > worst.Load() {
					worst.Store(n)
				}
				count.Add(1)
				busy.Add(-1)
			})
		}
		done.Wait()
	}
	if count.Load() != 1000 || worst.Load() > 2 || c.hired > 2 {
		t.Errorf("%d jobs of 1000, %d at a time, by %d", count.Load(), worst.Load(), c.hired)
	}
	one := newCrew(1)
	var order []int
	var done sync.WaitGroup
	for i := range 100 {
		done.Add(1)
		one.do(func() {
			order = append(order, i)
			done.Done()
		})
	}
	done.Wait()
	for i, job := range order {
		if i != job {
			t.Fatalf("job %d was done as number %d", job, i)
		}
	}
	one.close()
	one.do(func() { t.Error("a closed crew works") })
	if len(one.jobs) != 0 {
		t.Errorf("%d jobs are left", len(one.jobs))
	}
}

// TestCrewBlocked holds all but one: what comes is done by the one.
func TestCrewBlocked(t *testing.T) {
	c := newCrew(2)
	defer c.close()
	hold, held := make(chan struct{}), make(chan struct{})
	c.do(func() {
		close(held)
		<-hold
	})
	<-held
	var done sync.WaitGroup
	for range 10 {
		done.Add(1)
		c.do(done.Done)
	}
	done.Wait()
	close(hold)
}
