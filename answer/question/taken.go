package question

// place is where in a question a phrase stands.
type place uint8

const (
	anywhere place = iota
	atStart
	atEnd
)

// phrase is what is read and taken out of a question before the table is asked: it
// says in which order, or nothing of who and what.
type phrase struct {
	pattern string
	before  string // what must follow it, and stays
	place   place
	times   int  // at most
	alone   bool // may be all there is
	order   Order
	example string // "question | what is left"
}

var taken = []phrase{
	{pattern: `[ the ] ( latest|newest|lately | most recent|recently )`, times: 9, order: NewestFirst,
		example: "what is the latest from Holm | what is from Holm"},
	{pattern: `last`, before: `SAY|NOUN|thing|things|time`, times: 9, order: NewestFirst,
		example: "when did Holm last speak of oil | when did Holm speak of oil"},
	{pattern: `[ the ] earliest`, times: 9, order: OldestFirst,
		example: "the earliest statements by Holm | statements by Holm"},
	{pattern: `first`, before: `SAY|NOUN|thing|things|time`, times: 9, order: OldestFirst,
		example: "what did Holm first say about oil | what did Holm say about oil"},
	{pattern: `[ a|the ] timeline|chronology of|on|for|about`, place: atStart, times: 1, order: OldestFirst,
		example: "timeline of Holm on oil | Holm on oil"},
	{pattern: `please|pls|thanks|thx | thank you`, place: atEnd, times: 1, alone: true,
		example: "Holm on oil please | Holm on oil"},
	{pattern: `when|while ( talking|speaking|talked|spoke about|of|on | discussing | answering [ a|the|questions|question ] [ question|questions ] about|on ) . [ . ]*`, place: atEnd, times: 1,
		example: "what did Holm think of the fee when talking about the new law | what did Holm think of the fee"},
	{pattern: `when|if asked | after|on being asked`, before: `about|on .`, times: 9,
		example: "Holm's response when asked about oil | Holm's response about oil"},
	{pattern: `and|but|so|also [ , ]* [ and|but|so|also [ , ]* ]* [ [ what|how ] about|of ]`, place: atStart, times: 1, alone: true,
		example: "and, also, what about oil | oil"},
	{pattern: `( [ please | can|could|would you ]* ( tell|show|give|find|get|list|search|fetch | look up ) [ me|us|for ] [ all|everything|something|anything|more ] [ about ] |
		i [ 'd ] ( want | would like | like | need ) [ to know|see|read|find|have|get ] | i 'm|am looking|searching for | looking for | is|are there |
		do|have you|we have|got | do you know | i wonder | summarise|summarize |
		( what do we|you|they know | what is known | what | how | info|information ) about | hey|hi|hello|ok|okay ) [ ,|: ]*`, place: atStart, times: 3,
		example: "could you tell me what Holm said | what Holm said"},
}

// kinds are what a question begins with, and what it then wants to hear.
var kinds = []struct {
	pattern string
	asks    Kind
	example string
}{
	{`[ and|so|but ] how ( often | many times )`, Times, "how often did Holm mention oil"},
	{`[ PREPOSITION ] how AMOUNT`, Number, "for how much was it sold"},
	{`[ PREPOSITION ] ( when | what|which TIME )`, Day, "in what year was it sold"},
	{`[ PREPOSITION ] ( where | what|which PLACE )`, Place, "which country sells oil"},
	{`[ PREPOSITION ] why`, Reason, "why is oil dear"},
	{`who`, Person, "who sells oil"},
	{`[ PREPOSITION ] ASKING`, Fact, "is oil dear"},
}

// claims are questions for what somebody did by saying or thinking it.
var claims = []string{
	`what|which|how|why|where|when [ . ] did|does|do|has|have|had|would|will <any>? CLAIM`,
	`did|does|do|has|have|had <any>? CLAIM`,
	`who [ else|ever|first|has|had ]* CLAIM`,
	`<any>? according to`,
	`according to`,
}

// authorship asks who made a thing, and not who said something.
const authorship = `who ( wrote | has|had written ) ( the|a|an . | "|“|«|‘|' | CAPITAL )`
