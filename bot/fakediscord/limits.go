package fakediscord

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// bucket is what is left of a route until it is filled up again.
type bucket struct {
	left int
	full time.Time
}

// limit says in headers how much of its route a request leaves, and refuses it
// when that is nothing; it reports whether it did.
func (s *Server) limit(w http.ResponseWriter, r *http.Request) bool {
	channel := r.PathValue("channel")
	if s.opt.Writes == 0 || channel == "" || strings.HasSuffix(r.URL.Path, "/typing") {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	key := r.Method + " " + channel
	b := s.buckets[key]
	if b == nil || time.Now().After(b.full) {
		b = &bucket{s.opt.Writes, time.Now().Add(s.opt.Window)}
		s.buckets[key] = b
	}
	b.left--
	after := time.Until(b.full).Seconds() + .001
	h := w.Header()
	h.Set("X-RateLimit-Limit", fmt.Sprint(s.opt.Writes))
	h.Set("X-RateLimit-Remaining", fmt.Sprint(max(b.left, 0)))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", after))
	h.Set("X-RateLimit-Bucket", "fake")
	if b.left >= 0 {
		return false
	}
	s.refused++
	h.Set("Retry-After", fmt.Sprint(int(after)+1))
	h.Set("X-RateLimit-Scope", "user")
	w.WriteHeader(http.StatusTooManyRequests)
	_ = json.NewEncoder(w).Encode(map[string]any{"message": "You are being rate limited.", "retry_after": after, "global": false})
	return true
}

func (s *Server) countRefused(status int) {
	if status == 401 || status == 403 || status == 429 {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.refused++
	}
}

// Refused is how many requests were answered with 401, 403 or 429, of which
// Discord bears ten thousand in ten minutes.
func (s *Server) Refused() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refused
}

// Expire ends the tokens of all interactions so far, as fifteen minutes do, and
// three seconds do for those that are not acknowledged.
func (s *Server) Expire() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, i := range s.interactions {
		i.expired = true
	}
}
