package copies

import (
	"strings"
	"unicode"

	"onrecord/corpus/names"
)

// token is a word of a text.
type token struct {
	text  string
	opens bool // a sentence, where a capital says nothing
}

// tokens cuts text into words and numbers; marks inside of them stay: "1,200",
// "S-300", "don't".
func tokens(text string) []token {
	var out []token
	opens := true
	rs := []rune(text)
	for i := 0; i < len(rs); {
		if !letter(rs[i]) {
			opens = opens || strings.ContainsRune(".!?:“”\"„«»", rs[i])
			i++
			continue
		}
		j := i + 1
		for j < len(rs) && (letter(rs[j]) || j+1 < len(rs) && strings.ContainsRune(".,'’-‑", rs[j]) && letter(rs[j+1]) && joins(rs[j-1], rs[j], rs[j+1])) {
			j++
		}
		out = append(out, token{string(rs[i:j]), opens})
		opens = false
		i = j
	}
	return out
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// joins reports whether a mark stands inside a word: a comma in a number only, a full
// stop in one or between capitals.
func joins(before, mark, after rune) bool {
	switch mark {
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || unicode.IsUpper(before) && unicode.IsUpper(after)
	}
	return true
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// small words do not distinguish statements.
var small = set(`a about above again all also am an and any anybody anyone anything are as at be because been before being
	but by can could d did do does doing down during each else even ever every everybody everyone everything few for from further get
	gets go goes going got had has have having he her here hers him his how i if in into is it its itself just ll m many may me might
	more most much must my myself need of off on once only onto or order other ought our ours out over own per quite rather re right now
	moment s same shall she should single so some somebody something such t than that the their theirs them themselves then there these
	they this those through thus to together too toward towards under until up upon ve very was we were what when where
	whether which while who whom whose why will with would year you your yours after
	say says said saying tell tells told`)

// denying words turn what follows.
var denying = set(`not no never none nobody nothing neither nor cannot without nowhere hardly`)

// amounts are numbers in words.
var amounts = set(`two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety
	dozens hundreds thousands millions billions hundred thousand million billion`)

// groups are words between which translators choose, by their stems.
var groups = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(`speak talk discuss negotiate
		ship vessel boat
		plane aircraft jet airplane
		remain stay
		start begin
		vote election
		allow let permit
		weapon arms
		people person citizen
		wish want
		country nation state
		hard difficult
		ready prepared
		help assist aid
		kill murder
		leader head
		big large great huge
		fight battle struggle
		choose elect
		support back
		stop halt end
		attack assault
		soldier troop
		demand require
		deliver supply send
		important significant
		believe consider think
		agreement deal accord treaty
		destroy annihilate eliminate
		topple overthrow oust
		answer reply respond response
		quick fast rapid
		job work`, "\n") {
		fields := strings.Fields(line)
		for _, w := range fields {
			m[names.Stem(w)] = "group " + fields[0]
		}
	}
	return m
}()

// opposites keep sayings apart that share all other words. The words stand as
// they are written, for small words have no stem here.
var opposites = func() (out [][2][]string) {
	for _, line := range strings.Split(`support supports supported supporting / oppose opposes opposed opposing
		rise rises rising rose increase increases increased grow grows grew / fall falls falling fell decrease decreases decreased shrink shrinks drop drops dropped
		before / after
		first / last second third
		right / wrong
		leave leaves left leaving / stay stays stayed staying remain remains remained join joins joined
		give gives gave given / take takes took taken
		hire hires hired / dismiss dismisses dismissed fire fired
		win wins won / lose loses lost
		open opens opened / close closes closed shut
		accept accepts accepted / reject rejects rejected refuse refuses refused
		more / less fewer
		begin begins began start starts started / end ends ended stop stops stopped
		buy buys bought / sell sells sold
		north northern / south southern
		east eastern / west western
		allow allows allowed permit permits permitted / ban bans banned forbid forbids forbade prohibit
		success / failure
		good / bad
		friend friends friendly ally allies / enemy enemies foe
		peace / war
		possible / impossible
		legal / illegal
		true / false
		always / never
		everybody everyone all / nobody none
		confirm confirms confirmed / deny denies denied
		guilty / innocent
		strong stronger / weak weaker
		high higher / low lower
		public / secret`, "\n") {
		a, b, _ := strings.Cut(line, "/")
		out = append(out, [2][]string{strings.Fields(a), strings.Fields(b)})
	}
	return out
}()
