package answer

// Strict makes an Asker ask for more or less of a topic than it does, so that a
// test can show what the floors of relevance cost and gain.
func Strict(a *Asker, times float64) *Asker {
	return &Asker{src: a.src, cfg: a.cfg, strict: times}
}
