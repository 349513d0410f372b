package answer

import (
	"regexp"
	"strings"
	"unicode"

	"onrecord/corpus/dates"
	"onrecord/corpus/names"
)

// reading is a question taken apart by its form alone, before the archive is
// asked who is meant.
type reading struct {
	speaker string      // as written
	topic   string      // as written
	when    dates.Asked // Start == End when the question names no date
	whoSaid bool        // "who said …": only statements can answer
	without string      // whom "who besides …" leaves out
	order   order       // which come first
	count   bool        // "how often"
	reply   bool        // how somebody answered or denied something
	pronoun string      // "he" or "she" in the place of the speaker
	formed  bool        // the form or a verb beside the name tells who should have spoken
	soft    bool        // the speaker is a guess from the word order ("Lavrov IS"): drop it when nothing fits
}

const (
	sayVerb = `(?:say|says|said|saying|tell|tells|told|telling|think|thinks|thought|thinking|claim|claims|claimed|claiming|stated|mention|mentions|mentioned|mentioning|comment|comments|commented|commenting|warn|warns|warned|warning|announce|announces|announced|declare|declares|declared|write|writes|wrote|written|talk|talks|talked|talking|speak|speaks|spoke|spoken|speaking|argue|argues|argued|arguing|promise|promises|promised|predict|predicts|predicted|explain|explains|explained|respond|responds|responded|react|reacts|reacted|deny|denies|denied|admit|admits|admitted|suggest|suggests|suggested|propose|proposes|proposed|demand|demands|demanded|stress|stresses|stressed|note|notes|noted|add|adds|added|complain|complains|complained|insist|insists|insisted|remark|remarks|remarked|tweet|tweets|tweeted|answer|answers|answered|reply|replies|replied|accuse|accuses|accused|criticise|criticised|criticize|criticized|call|calls|called|ask|asks|asked|report|reports|reported|describe|describes|described|express|expressed|believe|believes|believed|feel|feels|felt|see|sees|view|views|want|wants|wanted)`
	prep    = `(?:about|on|of|regarding|concerning|re:?|over|with regard to|in regard to|with respect to|in connection with|as to|in relation to|relating to|on the subject of|on the topic of|to|for|against)`
	aux     = `(?:did|does|do|has|have|had|is|was|are|were|would|will|might|could|should|can)`
	noun    = `(?:view|views|position|opinion|opinions|stance|take|comment|comments|remark|remarks|reaction|response|statement|statements|thoughts|attitude|line|argument|arguments|claim|claims|warning|warnings|words|quote|quotes|quotation|quotations|criticism|accusations?|promises?|predictions?)`
	hearers = `(?: (?:to )?(?:the |his |her |their )?(?:reporters|journalists|press|media|parliament|lawmakers|audience|public|world|us|me))?`
	few     = `(?:(?:are|were|is|was) there )?(?:(?:the|any|some|all|all the|more|new|recent|direct|exact) )*`
	passive = `(?:what (?:else )?)?(?:(?:has|have|had) (?:(?:anything|something|nothing)(?: else)? )?(?:ever |already |recently )?been|(?:was|were|is|are)(?: (?:anything|something|nothing))?(?: else)?(?: being)?|did (?:anything|something) (?:ever )?get) (?:said|stated|reported|announced|mentioned|claimed)`
	adverb  = `(?:ever |also |really |actually |recently |then |exactly |just |ever really |have to |had to |has to |reportedly |publicly |been )?`
)

// A form is a way to ask; the first that matches is taken. In each, s is the
// speaker and t the topic.
var forms = compile(
	// what was it that the Minister said about oil
	`what (?:is|was) it (?:that )?(?P<s>.+?) (?:has |have |had )?`+adverb+sayVerb+hearers+`(?:,? `+prep+` (?P<t>.+))?`,
	// where does the Minister stand on oil
	`where (?:do|does|did) (?P<s>.+?) stand (?:on|about|regarding) (?P<t>.+)`,
	// who is Holm and what did she say about oil
	`who (?:is|was|are) (?P<s>.+?),? and what (?:else )?`+aux+` (?:he|she|they) `+adverb+sayVerb+hearers+`(?:,? `+prep+` (?P<t>.+))?`,
	// what has been said by the Minister (about oil)
	passive+` by (?P<s>.+?)(?:,? `+prep+` (?P<t>.+))?`,
	// has anything been said about oil (by the Minister)
	passive+`,? `+prep+` (?P<t>.+?)(?: by (?P<s>.+))?`,
	// on oil, what was said by the Minister
	`(?:about|on|regarding|concerning|as to|as for) (?P<t>.+?),? `+passive+` by (?P<s>.+)`,
	// as for oil, what is the Minister's position
	`(?:about|on|regarding|concerning|as to|as for) (?P<t>.+?),? what(?: (?:is|was|are|were)|'s|’s) (?P<s>.+?)(?:'s|’s|s'|s’) (?:own |full )?`+noun+`(?: on it| about it)?`,
	// has oil been mentioned (by the Minister)
	`(?:has|have|had) (?P<t>.+?) (?:ever |already )?been (?:mentioned|talked about|spoken of|discussed)(?: by (?P<s>.+))?`,
	`(?:was|were|is|are) (?P<t>.+?) (?:ever )?(?:mentioned|talked about|spoken of|discussed)(?: by (?P<s>.+))?`,
	// what did the Minister tell the BBC about oil
	`(?:and |so |but )?(?:what|how|when|where|why) (?:else |exactly )?`+aux+` (?P<s>.+?) `+adverb+`(?:tell|told) \S+(?: \S+){0,2}? (?:about|on|regarding|concerning) (?P<t>.+)`,
	// what promises did the Minister make about oil
	`(?:what|which) `+noun+` `+aux+` (?P<s>.+?) (?:make|made|give|given|gave|offer|offered|issue|issued|have|had)(?: `+prep+` (?P<t>.+))?`,
	// what was the last thing the Minister said about oil
	`what (?:is|was|were) the (?:things?|words?) (?:that )?(?P<s>.+?) (?:has |have |had )?`+sayVerb+hearers+`(?:,? `+prep+` (?P<t>.+))?`,
	// which officials spoke about oil, who in the Kremlin did
	`(?:which|who (?:in|at|from|of)) (?P<s>.+?) (?:has |have |had )?`+adverb+sayVerb+`(?: anything| something)? `+prep+` (?P<t>.+)`,
	// what did the Minister say (about oil)
	`(?:and |so |but )?(?:what|which|how|when|where|why|how often|how many times|in what words|in what terms) (?:else |exactly |things |all )?`+aux+` (?P<s>.+?) `+adverb+sayVerb+hearers+`(?:,? `+prep+` (?P<t>.+))?`,
	`(?:and |so |but )?(?:what|how|when|where|why|how often|how many times) (?:else |exactly )?`+aux+` (?P<s>.+?) `+adverb+sayVerb+` (?:that |how |why |whether )?(?P<t>.+)`,
	// about oil, what did the Minister say
	`(?:about|on|regarding|concerning|as to|as for) (?P<t>.+?),? what (?:else |exactly )?`+aux+` (?P<s>.+?) `+adverb+sayVerb+hearers,
	`(?P<t>.+?)(?:[:,]| [-–—]+) what (?:else |exactly )?`+aux+` (?P<s>.+?) `+adverb+sayVerb+hearers+`(?: about it| of it| on it)?`,
	// the Minister said what about oil
	`(?P<s>.+?) (?:has |have |had )?`+adverb+sayVerb+hearers+` what `+prep+` (?P<t>.+)`,
	// who besides the Minister said that oil is falling
	`(?P<who>who)(?: else)?,? (?:besides|other than|apart from|except|except for|but not|not counting) (?P<not>.+?),? (?:has |have |had )?`+adverb+sayVerb+`(?: anything| something)?(?: that| `+prep+`)? (?P<t>.+)`,
	// who else spoke about oil besides the Minister
	`(?P<who>who)(?: else)? (?:has |have |had |was |is )?`+adverb+sayVerb+`(?: anything| something)?(?: that| `+prep+`)? (?P<t>.+?),? (?:besides|other than|apart from|except|except for|but not|not counting) (?P<not>.+)`,
	// who said that oil is falling
	`(?P<who>who)(?: else| all| ever| first)? (?:has |have |had |was |is |were |are )?`+adverb+sayVerb+`(?: anything| something)?(?: that| `+prep+`)? (?P<t>.+)`,
	// what was said about oil (by the Minister)
	`what (?:else )?(?:was|is|has been|had been|were|are|have|do|did) (?:people |they |anybody |anyone |everybody |others )?(?:being )?`+sayVerb+` `+prep+` (?P<t>.+?)(?: by (?P<s>.+))?`,
	// did the Minister mention oil
	`(?:did|does|has|have|had) (?P<s>.+?) `+adverb+sayVerb+`(?: anything| something)?(?: that| `+prep+`)? (?P<t>.+)`,
	// how did the Minister justify the strikes
	`how (?:did|does|do|has|have) (?P<s>.+?) (?:describe|justify|react to|respond to|comment on|characteri[sz]e|assess|feel about|think about|defend|explain) (?P<t>.+)`,
	// …, according to the Minister
	`(?P<t>.+?),? according to (?P<s>.+)`,
	`according to (?P<s>[^,]+), (?P<t>.+)`,
	`(?P<t>.+?),? in (?:the )?(?:own |exact )?words (?:of|by|from) (?P<s>.+)`,
	`in (?:the )?(?:own |exact )?words of (?P<s>[^,]+), (?P<t>.+)`,
	// (what is) the Minister's position on oil
	`(?:what (?:is|was|are|were|has been|have been) |what(?:'|’)?s (?:been )?)?(?P<s>.+?)(?:'s|’s|s'|s’) (?:exact |own |full |main |recent |new |public )?`+noun+` `+prep+` (?P<t>.+)`,
	`(?:what is|what(?:'|’)?s) (?P<s>\S+) `+noun+` `+prep+` (?P<t>.+)`,
	`(?:what (?:is|was|are|were) )?`+few+noun+` (?:made |given )?(?:by|from|of) (?P<s>.+?) `+prep+` (?P<t>.+)`,
	few+noun+` (?:made |given )?(?:by|from|of) (?P<s>.+)`,
	// anything said by the Minister about oil, anything new from him
	`(?:anything|something|everything|things|words)(?: (?:that )?(?:was|were|has been|have been))? (?:said|stated|claimed|announced) by (?P<s>.+?)(?:,? `+prep+` (?P<t>.+))?`,
	`(?:(?:anything|something|news|words|everything) (?:new |recent |else |more )?)?(?:from|by) (?P<s>.+?) (?:on|about|regarding|concerning) (?P<t>.+)`,
	`(?:(?:anything|something|news|words|everything) (?:new |recent |else |more )?)?from (?P<s>.+)`,
	few+`(?:`+noun+`) (?:about|on|regarding|concerning) (?P<t>.+?)(?: (?:by|from) (?P<s>.+))?`,
	// what the Minister said about oil; anything the Minister said
	`(?:what|everything|anything|things|all) (?:that )?(?P<s>.+?) (?:has |have |had )?`+adverb+sayVerb+hearers+`(?:,? `+prep+` (?P<t>.+))?`,
)

// replying are questions after an answer to somebody or something.
var replying = regexp.MustCompile(`(?i)\b(?:respond(?:ed|s)?|repl(?:y|ied|ies)|react(?:ed|s)?|answer(?:ed|s)?|response|reaction|reply|deny|denied|denies|dismiss(?:ed|es)?|reject(?:ed|s)?)\b`)

// openings are ways to ask for something that say nothing of what.
var openings = regexp.MustCompile(`(?i)^(?:please |can you |could you |would you )*(?:(?:tell|show|give|find|get|list|search|look up|fetch)(?: me| us| for)?(?: all| everything| something| anything| more)?(?: about)?|i(?:(?:'d|’d)? (?:want|would like|like|need)(?: to (?:know|see|read|find|have|get))?|(?:'m|’m| am) (?:looking|searching) for)|looking for|is there|are there|(?:do|have) (?:you|we) (?:have|got)|do you know|i wonder|summari[sz]e|(?:what do (?:we|you|they) know|what is known|what|how|info|information) about|hey|hi|hello|ok|okay)[ ,:]+`)

// thanks end a question and say nothing of it.
var thanks = regexp.MustCompile(`(?i)[ ,.?!]*\b(?:please|pls|thanks|thank you|thx)[ .!?]*$`)

// goingOn begins what goes on from another question; read alone it says nothing.
var goingOn = regexp.MustCompile(`(?i)^(?:(?:and|but|so|also)\b[ ,]*)+(?:(?:(?:what|how) )?(?:about|of)\b ?)?`)

// whenAsked stands between a person and a topic and is neither.
var whenAsked = regexp.MustCompile(`(?i) (?:when|after being|on being|if) asked (?:about|on) `)

func compile(patterns ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(patterns))
	for i, p := range patterns {
		out[i] = regexp.MustCompile(`(?i)^` + p + `$`)
	}
	return out
}

// read takes a question apart. knows tells whether the archive has a speaker of
// that name; it decides forms such as "X on Y", which look like any other words.
func read(question string, times dates.Reader, knows func(string) bool) reading {
	q := tidy(question)
	var r reading
	if d, ok := times.Find(q); ok {
		r.when = d
		q = tidy(q[:d.Start] + " " + q[d.End:])
	}
	q, r.order = findOrder(q)
	r.count = counting.MatchString(q)
	r.reply = replying.MatchString(q)
	q = thanks.ReplaceAllString(q, "")
	q = whenAsked.ReplaceAllString(q, " on ")
	q = goingOn.ReplaceAllString(q, "")
	for range 3 {
		q = openings.ReplaceAllString(q, "")
	}
	for _, form := range forms {
		m := form.FindStringSubmatch(q)
		if m == nil {
			continue
		}
		s, t := group(form, m, "s"), group(form, m, "t")
		if !plausible(s) {
			continue
		}
		r.speaker, r.topic, r.formed = anybody(s), t, true
		if l := strings.ToLower(s); l == "he" || l == "she" {
			r.pronoun = l
		}
		r.whoSaid = group(form, m, "who") != ""
		r.without = anybody(group(form, m, "not"))
		return r
	}
	if s, t, ok := beside(q, knows); ok {
		r.speaker, r.topic, r.formed = s, t, true
		return r
	}
	if s, t, ok := asked(q, knows); ok {
		r.speaker, r.topic, r.soft = s, t, true
		return r
	}
	r.speaker, r.topic, r.soft = split(q, knows)
	r.formed = !r.soft && looksNamed(r.speaker)
	return r
}

// another is a question by its form, with a verb that is none of saying: "has
// Holm apologised for the delay", "when will the Minister visit Oslo".
var another = regexp.MustCompile(`(?i)^(?:and |so |but )?(?:(?:what|why|how|when|where|which|whether|if)(?: \S+){0,3}? )?` + aux + `(?:n't|n’t| not)? (.+)$`)

// asked reads such a question where its subject is a speaker whom the archive
// knows; the rest of it is the topic.
func asked(q string, knows func(string) bool) (speaker, topic string, ok bool) {
	m := another.FindStringSubmatch(q)
	if m == nil {
		return "", "", false
	}
	ws := strings.Fields(m[1])
	for n := min(6, len(ws)-1); n > 0; n-- {
		if x := strings.Join(ws[:n], " "); names.DefaultTable().Lookup(x) == nil && knows(x) {
			return x, attitude.ReplaceAllString(strings.Join(ws[n:], " "), ""), true
		}
	}
	return "", "", false
}

// attitude are words between a person and what she is asked to think of.
var attitude = regexp.MustCompile(`(?i)^(?:still |really )?(?:in favou?r of|opposed to|against|for|(?:worried|concerned|happy|optimistic|sure|certain) (?:about|of|with|that)|aware of|ready (?:to|for)) `)

// tidy makes one line of a question and takes the end mark off.
func tidy(q string) string {
	q = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, q)
	q = strings.Join(strings.Fields(q), " ")
	return strings.Trim(strings.TrimRight(q, "?!. "), ",;: ")
}

func group(re *regexp.Regexp, m []string, name string) string {
	if i := re.SubexpIndex(name); i >= 0 {
		return strings.Trim(m[i], " ,")
	}
	return ""
}

// plausible refuses speakers that only the looseness of a form made.
func plausible(s string) bool {
	ws := strings.Fields(s)
	if len(ws) > 9 {
		return false
	}
	if len(ws) > 0 && asksFact.MatchString(ws[0]) {
		return false
	}
	for i, w := range ws {
		if strings.ContainsAny(w, `?"“”`) || i > 0 && i < len(ws)-1 && finite[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// finite are verbs of saying that are hardly ever part of a name or office: a
// speaker with one in the middle is half a clause.
var finite = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`say says said tell tells told think thinks thought claimed describe describes described respond
		responded react reacted deny denied admit admitted suggest suggested propose proposed criticise criticised criticize
		criticized accuse accused explain explained argue argued believe believed announced declared insist insisted
		complained predicted`) {
		m[w] = true
	}
	return m
}()

var nobody = regexp.MustCompile(`(?i)^(?:anybody|anyone|everybody|everyone|people|they|he|she|we|you|somebody|someone|there|it|that|this|the articles?|the press|the media|the archive)(?: else)?$`)

// anybody empties a speaker that names no one in particular.
func anybody(s string) string {
	if nobody.MatchString(s) {
		return ""
	}
	return s
}

var between2 = regexp.MustCompile(`(?i)^(.+?)(?: on| about| re| regarding| concerning| over|:) (.+)$`)

// split reads what has no question's form: "X on Y" and "X: Y" where the archive
// knows a speaker X or X is written like a name; keywords that begin or end with
// a known speaker, whose capital nobody misses where there are none; else plain
// keywords.
func split(q string, knows func(string) bool) (speaker, topic string, soft bool) {
	if m := between2.FindStringSubmatch(q); m != nil {
		if x := strings.Trim(m[1], " :"); !relation.MatchString(x) && (knows(x) || looksNamed(x)) {
			return x, m[2], !knows(x)
		}
	}
	if m := besideQuote.FindStringSubmatch(q); m != nil {
		for _, at := range [][2]int{{1, 2}, {4, 3}} {
			if x := m[at[0]]; x != "" && knows(x) {
				return x, m[at[1]], true
			}
		}
	}
	if strings.ContainsAny(q, `"“”«»`) {
		return "", q, false
	}
	if cut := strings.NewReplacer("/", " ", "@", "").Replace(q); cut != q {
		if speaker, topic, soft = split(cut, knows); speaker != "" {
			return speaker, topic, soft
		}
	}
	ws := strings.Fields(q)
	if len(ws) == 1 && knows(q) && names.DefaultTable().Lookup(q) == nil {
		return q, "", true
	}
	lower := q == strings.ToLower(q) || len(ws) > mostKeywords && q == strings.ToUpper(q) // capitals tell nothing
	named := func(ws []string) (string, bool) {
		x := strings.Join(ws, " ")
		if relation.MatchString(x) {
			return x, false
		}
		return x, (!lower && looksNamed(x) || lower && names.DefaultTable().Lookup(x) == nil && !stops[strings.ToLower(x)]) && knows(x)
	}
	for n := min(4, len(ws)-1); n > 0; n-- {
		if x, ok := named(ws[:n]); ok {
			return x, strings.Join(ws[n:], " "), true
		}
		if x, ok := named(ws[len(ws)-n:]); ok && len(ws) <= mostKeywords {
			return x, strings.Join(ws[:len(ws)-n], " "), true
		}
	}
	return "", q, false
}

// relation are words that make of names what is between them: "the conflict between
// India" is no speaker.
var relation = regexp.MustCompile(`(?i)\b(?:between|against|among|with)\b`)

// besideQuote is a name before or behind a quotation.
var besideQuote = regexp.MustCompile(`^(?:([^"“”]{2,40}?)[ ,:]+(["“][^"“”]+["”])|(["“][^"“”]+["”])[ ,:–—-]+([^"“”]{2,40}))$`)

// mostKeywords is how many words keywords have at most; more are a sentence,
// which ends with a name for other reasons.
const mostKeywords = 5

// looksNamed reports whether every word but particles has a capital, as in a
// person's or body's name.
func looksNamed(s string) bool {
	ws := strings.Fields(s)
	if len(ws) == 0 || len(ws) > 5 {
		return false
	}
	for i, w := range ws {
		r := []rune(w)[0]
		if !unicode.IsUpper(r) && (i == 0 || len(w) > 3) {
			return false
		}
	}
	return names.DefaultTable().Lookup(s) == nil || len(ws) > 1
}
