package text

// Class is what the lexicon says of a word. A word has one class, the one that
// matters most for finding who says what; words of no list get a class by their
// look. It does the work of a part of speech without a tagger.
type Class uint8

// The classes of words and signs.
const (
	NoClass     Class = iota
	SayVerb           // said, told, added
	ReportVerb        // believes, announced, accused
	ActVerb           // supports, plans: attitudes and intentions
	According         // according
	ReportNoun        // statement, claim, comments
	TitleWord         // Mr., President, Sen.
	RoleNoun          // spokesman, minister, officials
	BodyNoun          // ministry, campaign, newspaper
	PaperNoun         // report, poll, letter: things that say
	Subject           // he, she, they, I, we
	It                // it
	You               // you
	Object            // him, them
	Possessive        // his, their
	Who               // who
	Which             // which, that's relatives
	That              // that
	WhWord            // what, how, whether, why
	Determiner        // the, a, this
	Quantity          // many, some, both, several, two
	Preposition       // of, in, with
	To                // to
	By                // by
	For               // for
	About             // about, on
	And               // and, or
	But               // but, yet
	Subordinate       // if, because, while, as, when
	Be                // is, was
	Have              // has, had
	Do                // did
	Modal             // will, would, can
	Not               // not, never
	Adverb            // also, later, repeatedly
	TimeWord          // Monday, April, yesterday
	CommonVerb        // go, take, make: verbs that seldom report
	Clitic            // 's
	Honor             // former, senior, top: before a role

	NameWord // by look: a capitalised word
	EdWord   // by look: -ed
	IngWord
	LyWord
	SWord
	NounLike // -tion, -ment, -ness, -ity
	ErWord   // -er, -or, -ist, -ian: people
	AdjLike  // -al, -ous, -ive, -ic, -able, -ful
	NumWord
	OtherWord

	CommaSign
	StopSign
	QuestionSign
	ColonSign
	SemicolonSign
	DashSign
	OpenSign
	CloseSign
	SymbolSign
	OpenMark
	CloseMark
	InnerMark
	ApostropheSign

	// Classes is the number of classes.
	Classes
)

var signClasses = [...]Class{
	None: OtherWord, Comma: CommaSign, Stop: StopSign, Question: QuestionSign, Colon: ColonSign,
	Semicolon: SemicolonSign, Dash: DashSign, OpenParen: OpenSign, CloseParen: CloseSign,
	Slash: SymbolSign, Currency: SymbolSign, Percent: SymbolSign, OtherSign: SymbolSign,
}

var markClasses = [...]Class{
	NoMark: ApostropheSign, Opening: OpenMark, Closing: CloseMark, InnerOpening: InnerMark,
	InnerClosing: InnerMark, Apostrophe: ApostropheSign,
}

// guess classes a word by its look.
func guess(word []byte, t *Token) Class {
	if t.Kind == Number {
		return NumWord
	}
	if t.Cap {
		return NameWord
	}
	ends := func(s string) bool {
		return len(word) > len(s)+1 && string(word[len(word)-len(s):]) == s
	}
	for _, g := range guesses {
		if ends(g.suffix) {
			return g.class
		}
	}
	return OtherWord
}

var guesses = []struct {
	suffix string
	class  Class
}{
	{"ed", EdWord}, {"ing", IngWord}, {"ly", LyWord},
	{"tion", NounLike}, {"sion", NounLike}, {"ment", NounLike}, {"ness", NounLike}, {"ity", NounLike}, {"ance", NounLike}, {"ence", NounLike}, {"ship", NounLike}, {"ism", NounLike},
	{"er", ErWord}, {"or", ErWord}, {"ist", ErWord}, {"ian", ErWord}, {"ers", ErWord}, {"ors", ErWord}, {"ists", ErWord}, {"ians", ErWord}, {"man", ErWord}, {"men", ErWord}, {"woman", ErWord}, {"women", ErWord}, {"ant", ErWord}, {"ants", ErWord}, {"crat", ErWord}, {"crats", ErWord},
	{"al", AdjLike}, {"ous", AdjLike}, {"ive", AdjLike}, {"ic", AdjLike}, {"able", AdjLike}, {"ible", AdjLike}, {"ful", AdjLike}, {"less", AdjLike}, {"ish", AdjLike}, {"ary", AdjLike},
	{"ss", OtherWord}, {"us", OtherWord}, {"s", SWord},
}
