package question

// row is a way to ask: what a question looks like, what that says, and an example
// with what is read from it. The first row that fits is taken.
type row struct {
	pattern string
	sure    Certainty
	asks    Kind                            // else by its first words
	fits    func(r *reader, who []int) bool // whether those tokens are a speaker; nil for plausible
	loose   bool                            // words of asking around the topic are none of it
	example string                          // "question | who | about"
}

// abbreviations stand for what many patterns have in common.
var abbreviations = map[string]string{
	"ON": `on the subject|topic of | with|in regard|respect to | in connection with | in relation to | relating to | as to |
		re [ : ] | about|on|of|regarding|concerning|over|to|for|against`,
	"AS_FOR":  `as to | as for | about|on|regarding|concerning`,
	"ADVERBS": `[ ADVERB | have|had|has to ]*`,
	"SAYS":    `[ HAVE ] ADVERBS [ been ] SAY`,
	"DOES":    `[ HAVE ] ADVERBS SAY|DENIES|CRITICISES|PRAISES|ACCUSES|PROMISES|WARNS|AGREES|DISAGREES|APOLOGISES|PREDICTS`,
	"HEARERS": `[ [ to ] [ the|his|her|their ] HEARER ]`,
	"TOPIC":   `[ [ , ] ON <about> ]`,
	"EXCEPT":  `besides|except | other than | apart from | except for | but not | not counting`,
	"FEW":     `[ BE there ] [ the|any|some|all|more|new|recent|direct|exact ]*`,
	"ANY":     `anything|something|everything|things|words|news`,
	"SOURCE":  `according to | in [ the ] [ own|exact ] words of|by|from`,
	"WAS_SAID": `[ what [ else ] ] ( HAVE [ anything|something|nothing [ else ] ] [ ever|already|recently ]* been |
		BE [ anything|something|nothing ] [ else ] [ being ] | did anything|something [ ever ] get ) said|stated|reported|announced|mentioned|claimed`,
	"WHAT_DID": `( what|which|how|when|where|why | how often | how many times | in what words|terms ) [ else|exactly|things|all ] AUX | whats | what 's`,
	"WHAT_IS":  `what BE | what HAVE been | what 's [ been ] | whats [ been ]`,
	"THEY":     `he|she|they`,
	"ATTITUDE": `[ still|really ] ( in favour|favor of | opposed to | against|for |
		worried|concerned|happy|optimistic|sure|certain about|of|with|that | aware of | ready to|for )`,
}

// table has the forms of questions in the order in which they are tried.
var table = []row{
	{pattern: `what is|was|were ( it | the thing|things|word|words ) [ that ] <who> SAYS HEARERS TOPIC`, sure: Asked,
		example: "what was it that the Minister said about oil | the Minister | oil"},
	{pattern: `where do|does|did <who> stand on|about|regarding <about>`, sure: Asked,
		example: "where does Holm stand on oil | Holm | oil"},
	{pattern: `who is|was|are <who> [ , ] and what [ else ] AUX THEY SAYS HEARERS TOPIC`, sure: Asked,
		example: "who is Holm and what did she say about oil | Holm | oil"},
	{pattern: `[ AS_FOR <about> [ , ] ] WAS_SAID by <who> TOPIC`, sure: Asked,
		example: "on oil, what was said by Holm | Holm | oil"},
	{pattern: `WAS_SAID [ , ] ON <about> [ by <who> ]`, sure: Asked,
		example: "has anything been said about oil by Holm | Holm | oil"},
	{pattern: `AS_FOR <about> [ , ] what ( BE | 's ) <who> 's|' [ own|full ] NOUN [ on|about it ]`, sure: Asked,
		example: "as for oil, what is Holm's position | Holm | oil"},
	{pattern: `HAVE|BE <about> [ ever|already ] [ been ] ( mentioned|discussed | talked about | spoken of ) [ by <who> ]`, sure: Asked,
		example: "has oil been mentioned by Holm | Holm | oil"},
	{pattern: `WHAT_DID <who> ADVERBS tell|told . [ . ] [ . ] about|on|regarding|concerning <about>`, sure: Asked,
		example: "what did Holm tell the BBC about oil | Holm | oil"},
	{pattern: `what|which NOUN AUX <who> make|made|give|given|gave|offer|offered|issue|issued|have|had [ ON <about> ]`, sure: Asked,
		example: "what promises did Holm make about oil | Holm | oil"},
	{pattern: `( which | who in|at|from|of ) <who> SAYS [ anything|something ] ON <about>`, sure: Asked,
		example: "who in the Kremlin talked about oil | the Kremlin | oil"},
	{pattern: `WHAT_DID <who> SAYS HEARERS TOPIC`, sure: Asked,
		example: "what did Holm say to reporters about oil | Holm | oil"},
	{pattern: `WHAT_DID <who> SAYS [ that|how|why|whether ] <about>`, sure: Asked,
		example: "why does Holm think the West is weak | Holm | the West is weak"},
	{pattern: `( AS_FOR <about> [ , ] | <about> :|,|-|–|— ) what [ else|exactly ] AUX <who> SAYS HEARERS [ about|of|on it ]`, sure: Asked,
		example: "oil - what does Holm say about it? | Holm | oil"},
	{pattern: `<who> SAYS HEARERS what ON <about>`, sure: Asked,
		example: "Holm said what about oil | Holm | oil"},
	{pattern: `who [ else|all|ever|first ] [ [ , ] EXCEPT <not> [ , ] ] [ BE ] DOES [ anything|something ] [ that | ON ] <about> [ [ , ] EXCEPT <not> ]`,
		sure: Asked, asks: Speaker, example: "who else spoke about oil besides Holm | | oil"},
	{pattern: `did|does|has|have|had <who> DOES [ anything|something ] [ that | ON ] <about>`, sure: Asked,
		example: "did Holm mention oil | Holm | oil"},
	{pattern: `how did|does|do|has|have <who> ( describe|justify|characterise|characterize|assess|defend|explain | react|respond to | comment on | feel|think about ) <about>`,
		sure: Asked, example: "how did Holm justify the strikes | Holm | the strikes"},
	{pattern: `<about> [ , ] SOURCE <who>`, sure: Asked,
		example: "who made oil dear, according to Holm | Holm | who made oil dear"},
	{pattern: `SOURCE <who> , <about>`, sure: Asked,
		example: "in the words of Holm, what is oil | Holm | what is oil"},
	{pattern: `[ WHAT_IS ] <who> 's|' [ exact|own|full|main|recent|new|public ] NOUN ON <about>`, sure: Asked,
		example: "what is Holm’s position on oil | Holm | oil"},
	{pattern: `( what is | what 's | whats ) <who.> NOUN ON <about>`, sure: Asked,
		example: "whats holms opinion on oil | holms | oil"},
	{pattern: `[ what BE ] FEW NOUN [ made|given ] by|from|of <who> [ ON <about> ]`, sure: Asked,
		example: "are there any recent comments from Holm about oil | Holm | oil"},
	{pattern: `ANY [ [ that ] ( BE | HAVE been ) ] said|stated|claimed|announced by <who> TOPIC`, sure: Asked,
		example: "anything said by Holm about oil | Holm | oil"},
	{pattern: `[ from|by|on|about|of ] <who> and|& <about>`, fits: (*reader).newest, sure: Asked,
		example: "latest on Holm and oil | Holm | oil"},
	{pattern: `on|about|of <about> from|by <who>`, fits: (*reader).newest, sure: Asked,
		example: "latest on oil from Holm | Holm | oil"},
	{pattern: `ANY [ new|recent|else|more ] on|about|regarding <about> from|by <who>`, fits: (*reader).knowsOrNamed, sure: Asked,
		example: "anything new on oil from Holm | Holm | oil"},
	{pattern: `on|about|of <who>`, fits: (*reader).newest, sure: Asked,
		example: "latest on Holm | Holm |"},
	{pattern: `[ ANY [ new|recent|else|more ] ] from|by <who> about|on|regarding|concerning <about>`, sure: Asked,
		example: "anything new from Holm on oil | Holm | oil"},
	{pattern: `[ ANY [ new|recent|else|more ] ] from <who>`, sure: Asked,
		example: "anything from Holm | Holm |"},
	{pattern: `FEW NOUN about|on|regarding|concerning <about> [ by|from <who> ]`, sure: Asked,
		example: "some quotes on oil by Holm | Holm | oil"},
	{pattern: `what|everything|anything|things|all [ that ] <who> SAYS HEARERS TOPIC`, sure: Asked,
		example: "everything Holm has said on oil | Holm | oil"},

	// A known speaker beside a verb of speaking, in any order.
	{pattern: `<about>? {namedspeaker} [ , ] [ HAVE | did|does|do|ever|also|once|really ]* SPEAKS <about>?`, sure: Asked, loose: true,
		example: "about oil Holm said what | Holm | oil"},
	{pattern: `<about>? ( SPOKEN [ about|on|of <about> ] by|from|of | CITE ) {namedspeaker} <about>?`, sure: Asked, loose: true,
		example: "quote Holm on oil | Holm | oil"},

	// Another question, whose subject is a known speaker.
	{pattern: `WHAT_DID {subject} plan|intend|react|respond|disagree|concern|worry|object ( in response to | to|about|with|over ) <about>`, sure: Guessed,
		example: "how did Holm plan to manage risks | Holm | manage risks"},
	{pattern: `[ what|why|how|when|where|which|whether|if [ !AUX ] [ !AUX ] [ !AUX ] ] AUX [ n't|not ] {subject} [ ATTITUDE ] <about>`, sure: Guessed,
		example: "has Holm paid for the delay | Holm | paid for the delay"},

	// No question's form: "X on Y", and keywords.
	{pattern: `<who> on|about|re|regarding|concerning|over|: <about>`, fits: (*reader).knowsOrNamed, sure: byName,
		example: "Holm on oil | Holm | oil"},
	{pattern: `<who> [ , ] "about"`, sure: Guessed, fits: (*reader).knows,
		example: "Holm “no limits” | Holm | “no limits”"},
	{pattern: `"about" [ ,|:|-|–|— ] <who>`, sure: Guessed, fits: (*reader).knows,
		example: "“no limits” Holm | Holm | “no limits”"},
	{pattern: `{speaker}`, sure: Guessed, fits: (*reader).oneWord,
		example: "Holm | Holm |"},
	{pattern: `[ @ ] {keyword} [ / ] <about>`, sure: Guessed,
		example: "Holm oil | Holm | oil"},
	{pattern: `{silent} [ on|about|re|regarding|concerning|over|: ] <about>`, sure: Asked,
		example: "Anna Berg oil | Anna Berg | oil"},
	{pattern: `<about> [ @ ] {keyword}`, sure: Guessed, fits: (*reader).amongFew,
		example: "oil prices Holm | Holm | oil prices"},
}
