package server

import "time"

const (
	// pollEvery is how often we look for changes on disk that nobody tells us, while
	// the client is in use; while it is not, ever more seldom.
	pollEvery = 2 * time.Second
	pollIdle  = 30 * time.Second

	// pollShare is how many times longer than a look the time between two looks is at
	// least.
	pollShare = 100
)

// poll looks for changes on disk, of what was read so far, now and again until the
// session ends. A client that watches files tells us sooner, but not all: of a folder
// that is gone it may name the folder alone, of an environment nothing, and some tell
// only what they have written themselves.
func (s *server) poll(after time.Duration) {
	s.clock.AfterFunc(after, func() {
		if s.ctx.Err() != nil || s.state.Load() == phaseShutDown {
			return
		}
		began := time.Now()
		if paths := s.session.Refresh(); len(paths) > 0 {
			s.docs.mu.Lock()
			s.seenOnDisk(paths)
			s.docs.mu.Unlock()
		}
		next := min(2*after, pollIdle)
		if s.used.Swap(false) {
			next = pollEvery
		}
		s.poll(max(next, pollShare*time.Since(began)))
	})
}
