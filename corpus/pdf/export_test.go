package pdf

import "time"

// SetLimit sets the limit of time for a file and returns the one before.
func SetLimit(limit time.Duration) time.Duration {
	shared.mu.Lock()
	defer shared.mu.Unlock()
	old := shared.limit
	shared.limit = limit
	return old
}

// Layout lays out two pages of one text, whose letters stand where places says, by
// turns.
func Layout(text string, places []byte) string {
	at := func(unit int) (place, bool) {
		if len(places) < 4 {
			return place{}, false
		}
		p := places[unit*4%(len(places)-3):]
		x, y := float64(p[0]), float64(p[1])
		return place{x, x + float64(p[2]), y + float64(p[3]), y}, p[2] > 0 && p[3] > 0
	}
	return paragraphs(append(lines(0, text, at), lines(1, text, at)...))
}
