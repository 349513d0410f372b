package dates

// Basis says on what ground a date stands.
type Basis string

// The grounds of a date, strongest first.
const (
	Stated    Basis = "stated"    // the text says it
	Inferred  Basis = "inferred"  // worked out from evidence in the text
	Published Basis = "published" // the article's own date of publication
	Unknown   Basis = "unknown"
)
