package model

// Label is what the tagger says of one token: outside of everything, or the
// beginning or the inside of a span of a role. Sources and cues come in two
// kinds by the side on which the words they introduce stand, because the side
// decides what may follow: after "..., said" comes a name, after "said that"
// comes the content.
type Label uint8

// The labels. A label of even number (but Out) continues the odd one before it.
const (
	Out Label = iota
	BSourceFirst
	ISourceFirst // a source before its cue
	BSourceLast
	ISourceLast // a source after its cue: "said Smith"
	BCueFirst
	ICueFirst // a cue with content behind it only
	BCueLast
	ICueLast // a cue with content before it
	BContent
	IContent

	// Labels is the number of labels.
	Labels
)

// Role is the part a span plays.
type Role uint8

// The roles of spans.
const (
	NoRole Role = iota
	Source
	Cue
	Content

	// Roles is the number of roles.
	Roles
)

var roles = [Labels]Role{
	BSourceFirst: Source, ISourceFirst: Source, BSourceLast: Source, ISourceLast: Source,
	BCueFirst: Cue, ICueFirst: Cue, BCueLast: Cue, ICueLast: Cue,
	BContent: Content, IContent: Content,
}

// Role is the role of the span that l marks.
func (l Label) Role() Role { return roles[l] }

// Inside reports whether l continues a span.
func (l Label) Inside() bool { return l != Out && l&1 == 0 }

// May reports whether l may follow prev: a continuation needs its beginning.
func (l Label) May(prev Label) bool { return !l.Inside() || prev == l || prev == l-1 }
