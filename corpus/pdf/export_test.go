package pdf

import "time"

// ReadWithin reads with another limit of time, in an engine of its own.
func ReadWithin(limit time.Duration, raw []byte, maxText int64) error {
	e := &engine{limit: limit}
	defer e.stop()
	_, err := e.read(raw, maxText)
	return err
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
