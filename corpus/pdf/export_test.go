package pdf

import "time"

// ReadWithin reads with another limit of time, in an engine of its own.
func ReadWithin(limit time.Duration, raw []byte, maxText int64) error {
	e := &engine{limit: limit}
	defer e.stop()
	_, err := e.read(raw, maxText)
	return err
}

// Layout lays out one page of characters, four bytes each: the letter, where it
// stands, and how wide and tall it is.
func Layout(data []byte) string {
	p := page{width: 256, height: 256}
	for ; len(data) >= 4; data = data[4:] {
		x, y := float64(data[1]), float64(data[2])
		p.chars = append(p.chars, char{text: string(rune(data[0])), left: x, right: x + float64(data[3]>>4), bottom: y, top: y + float64(data[3]&15)})
	}
	return paragraphs(lines([]page{p}))
}
