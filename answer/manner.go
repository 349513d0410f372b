package answer

// Manner says how the excerpt gives what was said, such as "direct quotation"; "" for a
// passage, which is nobody's words.
func (e Excerpt) Manner() string {
	switch e.Type {
	case "direct":
		return "direct quotation"
	case "mixed":
		return "reported speech with quoted words"
	case "indirect":
		return "reported speech"
	}
	return ""
}

// Differs says how a related excerpt differs from what was asked, such as "said by
// somebody else"; "" for one that answers.
func (e Excerpt) Differs() string {
	switch e.Why {
	case OtherSpeaker:
		if e.Type == "passage" {
			return "on the topic, but nobody's statement"
		}
		return "said by somebody else"
	case OtherDate:
		return "said at another time"
	case OtherTopic:
		return "said about something else"
	}
	return e.Why
}
