package text

import "strings"

// IsPast reports whether the base form is the past form too: "read", "put".
func (c VerbForm) IsPast() bool { return c.Lemma == "read" || c.Lemma == "put" }

// Form of a reporting verb.
type Form uint8

// The forms of a reporting verb.
const (
	Finite     Form = iota // said, says
	Base                   // say: after "officials", "would", "to"
	Gerund                 // saying
	Participle             // said, told, quoted after "was"; only where it differs from finite
)

// VerbForm is one inflected form of a reporting verb.
type VerbForm struct {
	Lemma         string
	Form          Form
	AllowsClause  bool // a clause may follow without "that": said he would
	AllowsThat    bool // "that" may follow: warned that
	TakesPerson   bool // says its sentence before or after a quotation: "...", added Lavrov
	TakesListener bool // the one spoken to follows: told reporters
	AllowsObject  bool // a noun phrase may be the content: criticised the plan, called for calm
	AlsoNoun      bool // the form is a noun as well: claims, reports
}

// The reporting verbs, by what may follow them. A verb is given by its base form;
// inflections are made by rule, or written out after it where they are irregular
// (third person, past, participle, gerund).
//
//	c  a clause without "that"     t  "that"       q  a quotation
//	p  the listener comes first    o  an object    n  also a noun
const verbTable = `
say:says:said:said:saying ctq
tell:tells:told:told:telling ctqp
add ctq
announce ctqo
write:writes:wrote:written:writing ctq
tweet ctqn
note ctqn
warn ctqpo
stress tq
explain tq
argue ctq
claim ctqno
insist ctq
state ctqn
declare ctqo
report ctqn
suggest ctqo
reply:replies:replied:replied:replying tqn
respond tq
answer tqn
ask qpn
continue q
conclude tq
recall tqo
acknowledge ctqo
admit:admits:admitted:admitted:admitting ctqo
concede ctqo
confirm ctqo
deny:denies:denied:denied:denying cto
assert ctqo
affirm tqo
allege ctq
maintain tq
contend ctq
believe ctq
think:thinks:thought:thought:thinking ctq
predict ctqo
promise tqo
pledge tqo
vow tqon
observe tqo
remark tqn
comment tqn
complain tqo
joke tqno
quip:quips:quipped:quipped:quipping tq
testify:testifies:testified:testified:testifying tq
point tq
emphasize ctqo
emphasise ctqo
underline tqo
underscore tqo
highlight tqo
reiterate tqo
repeat qo
remind tqp
inform tp
assure ctqp
urge qo
demand tqon
propose tqo
recommend tqo
caution tqp
threaten tqo
boast tqn
lament tqo
muse tq
shout tq
yell q
chant qn
cry:cries:cried:cried:crying q
exclaim tq
whisper tq
mutter q
insinuate t
indicate ctqo
reveal ctqo
disclose tqo
estimate cto
hint tno
imply:implies:implied:implied:implying ct
speculate tq
surmise t
reckon ctq
wonder q
question qon
agree ctq
disagree q
swear:swears:swore:sworn:swearing tq
stipulate to
opine tq
proclaim tqo
profess to
interject q
retort tq
counter tqn
fume q
rail q
post qn
blog:blogs:blogged:blogged:blogging tqn
text qn
specify:specifies:specified:specified:specifying to
clarify:clarifies:clarified:clarified:clarifying tqo
elaborate q
mention to
decry:decries:decried:decried:decrying qo
submit:submits:submitted:submitted:submitting tq
aver:avers:averred:averred:averring ctq
avow tq
attest t
bemoan tqo
deplore qo
divulge to
confide tq
intimate t
reminisce q
reassure tqp
concur:concurs:concurred:concurred:concurring q
object tqn
protest tqn
interrupt q
volunteer tqn
enthuse q
sigh qn
shrug:shrugs:shrugged:shrugged:shrugging qn
rage qn
beam qn
laugh qn
sob:sobs:sobbed:sobbed:sobbing qn
bellow q
murmur qn
mumble q
grouse tqn
moan tqn
whine qn
calculate t
decree tqn
rebuke qon
castigate qo
berate qo
exhort qo
implore qo
beg:begs:begged:begged:begging q
criticize qo
criticise qo
slam:slams:slammed:slammed:slamming qo
blast qo
denounce qo
condemn qo
praise qo
accuse o
talk on
speak:speaks:spoke:spoken:speaking o
blame on
call qon
describe qo
characterize qo
characterise qo
dub:dubs:dubbed:dubbed:dubbing qo
label qo
mock qo
dismiss qo
reject o
cite o
quote o
hope ctqn
expect to
fear ctn
doubt ton
advise tqo
advocate on
brag:brags:bragged:bragged:bragging tq
sneer q
scoff q
ridicule qo
hail qo
welcome o
rule tn
decide t
find:finds:found:found:finding t
learn t
discuss o
summarize qo
summarise qo
tout o
endorse o
applaud qo
retaliate q
bark q
snap:snaps:snapped:snapped:snapping q
gush q
scream q
roar q
thunder q
crow q
gripe tq
grumble tq
vent q
recite qo
recount tqo
reason tqn
portray o
brand o
echo qon
challenge qon
encourage qo
thank qo
congratulate o
lambaste qo
deride qo
chide qo
scold qo
deadpan:deadpans:deadpanned:deadpanned:deadpanning q
signal:signals:signalled:signalled:signalling to
guess ctq
suppose ct
inquire q
enquire q
venture q
theorize t
posit t
charge tqn
invite o
guarantee ctq
certify t
relate q
plead:pleads:pleaded:pleaded:pleading q
read:reads:read:read:reading q
put:puts:put:put:putting q
`

// ReportingVerbs holds every form of every reporting verb.
var ReportingVerbs = parseVerbs(verbTable)

func parseVerbs(table string) map[string]VerbForm {
	out := map[string]VerbForm{}
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		forms, flags, _ := strings.Cut(line, " ")
		f := inflect(strings.Split(forms, ":"))
		c := VerbForm{
			Lemma:         f[0],
			AllowsClause:  strings.Contains(flags, "c"),
			AllowsThat:    strings.Contains(flags, "t"),
			TakesPerson:   strings.Contains(flags, "q"),
			TakesListener: strings.Contains(flags, "p"),
			AllowsObject:  strings.Contains(flags, "o"),
		}
		noun := strings.Contains(flags, "n")
		for i, form := range []Form{Base, Finite, Finite, Participle, Gerund} {
			c.Form = form
			c.AlsoNoun = noun && i < 2
			if _, ok := out[f[i]]; !ok {
				out[f[i]] = c
			}
		}
	}
	return out
}

// inflect returns base, third person, past, participle and gerund.
func inflect(f []string) []string {
	if len(f) == 5 {
		return f
	}
	v := f[0]
	stem := strings.TrimSuffix(v, "e")
	s := v + "s"
	if strings.HasSuffix(v, "s") || strings.HasSuffix(v, "sh") || strings.HasSuffix(v, "ch") {
		s = v + "es"
	}
	return []string{v, s, stem + "ed", stem + "ed", stem + "ing"}
}
