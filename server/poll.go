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
// session ends. What a client watches, it tells us itself.
func (s *server) poll(after time.Duration) {
	s.clock.AfterFunc(after, func() {
		if s.ctx.Err() != nil || s.state.Load() == phaseShutDown {
			return
		}
		var watched []string
		if s.client.watchFiles {
			watched = s.folders.paths()
		}
		began := time.Now()
		if _, changed := s.session.Refresh(watched...); changed {
			s.views.stale.Store(true)
			s.diag.recheckSoon()
		}
		next := min(2*after, pollIdle)
		if s.used.Swap(false) {
			next = pollEvery
		}
		s.poll(max(next, pollShare*time.Since(began)))
	})
}
