package attribution

// Find returns the attributions in text, ordered by the start of their content.
// It accepts any bytes; offsets are bytes into text.
func Find(text string) []Attribution { return nil }
