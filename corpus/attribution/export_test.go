package attribution

// Looks counts how often rules and resolver look at a token of the text.
func Looks(text string) int {
	d := parse(text)
	resolve(d, d.merge(d.raws(), nil))
	return d.looks
}
