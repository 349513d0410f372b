package dates

// Work returns how many bytes, tokens and forms are looked at in reading a text.
func Work(text string) int {
	c := cutter{text: text}
	c.each(func(Mention) {})
	return c.work
}
