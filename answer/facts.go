package answer

import (
	"regexp"
	"strings"

	"onrecord/corpus/dates"
	"onrecord/corpus/names"
)

// Whether a question asks for a fact or for somebody's words is told by its verb,
// and not by whether it names somebody.
const (
	longPlain = 4 // telling words that are a question even without a question's form
	longAside = 7 // telling words that are no keywords even beside the name of a speaker

	claimTopic = 3 // units of what a speaker is asked to have claimed that others may tell of
)

// claims are verbs of saying and thinking that have other uses: they ask for what
// somebody said only as what he did.
const claims = `claim(?:s|ed)?|believe[sd]?|think|thinks|thought|announce[sd]?|propose[sd]?|suggest(?:s|ed)?|argue[sd]?|note[sd]?|explain(?:s|ed)?|describe[sd]?|call|calls|called|declare[sd]?|assert(?:s|ed)?|add|adds|added|report(?:s|ed)?|predict(?:s|ed)?|expect(?:s|ed)?|want|wants|wanted|hope[sd]?|feel|feels|felt|urge[sd]?|demand(?:s|ed)?|recommend(?:s|ed)?|ask|asks|asked|answer(?:s|ed)?|reply|replie[sd]|reject(?:s|ed)?|oppose[sd]?|support(?:s|ed)?|defend(?:s|ed)?|prais(?:e|es|ed)|blame[sd]?|confirm(?:s|ed)?|concede[sd]?|acknowledge[sd]?|emphasi[sz]e[sd]?|stress(?:es|ed)?|maintain(?:s|ed)?|conclude[sd]?|complain(?:s|ed)?|quote[sd]?|write|writes|wrote|reveal(?:s|ed)?|know|knows|knew`

var (
	asksSpeech = regexp.MustCompile(`(?i)\b(?:say|says|said|saying|tell|tells|told|telling|talk|talks|talked|talking|speak|speaks|spoke|speaking|stated|mention(?:s|ed)?|comment(?:s|ed)?|remark(?:s|ed)?|statements?|apologi[sz]e[sd]?|den(?:y|ies|ied)|critici[sz]e[sd]?|condemn(?:s|ed)?|warn(?:s|ed)?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|admit(?:s|ted)?|accuse[sd]?|insist(?:s|ed)?|respond(?:s|ed)?|react(?:s|ed)?)\b|\b(?:position|stance|views?|opinions?|thoughts?) (?:on|about)\b|\b(?:quotes?|quotations?|comments?|remarks?|criticisms?|warnings?) (?:on|about|by|from|regarding|concerning)\b|\b(?:words|line|take|thoughts) (?:on|about)\b`)
	asksFact   = regexp.MustCompile(`(?i)^(?:(?:in|on|at|by|for|from|to|of|with|during|after|before|under) )?(?:what|when|where|which|who|whom|whose|why|how|is|are|was|were|do|does|did|can|could|has|have|had)\b`)
	asksWho    = regexp.MustCompile(`(?i)^who\b`)
	asksWhen   = regexp.MustCompile(`(?i)^(?:(?:in|on|at|by|for|from|to|during|after|before|under|since) )?(?:when|where|how (?:much|many|old|long|far|large|big|high|tall|fast)|(?:what|which) (?:year|month|day|date|decade|century|city|country|state|town|place|language)s?)\b`)
	asksWithin = regexp.MustCompile(`(?i)\b(?:what|which|whom|whose|who|where|when|how (?:much|many))\b[^?]*\?\s*$`)
	asksAbout  = regexp.MustCompile(`(?i)\b(?:` + claims + `|respon\w+|react\w*) (?:about|on|of|to|regarding|concerning)\b`)
	authors    = regexp.MustCompile(`^(?i:who (?:wrote|has written|had written)) (?:(?:the|a|an) |["“«‘']|\p{Lu})`)
	asksClaim  = regexp.MustCompile(`(?i)^(?:what|which|how|why|where|when)(?: \w+)? (?:did|does|do|has|have|had|would|will)\b.*\b(?:` + claims + `)\b|^(?:did|does|do|has|have|had) .*\b(?:` + claims + `)\b|^who (?:else |ever |first |has |had )*(?:` + claims + `)\b|\baccording to\b`)
	negotiates = regexp.MustCompile(`(?i)\btalk shows?\b|\btalks (?:between|held|with|in|at)\b`)
	quoted     = regexp.MustCompile(`["“”«»]|''|(?:^|\s)['‘]\w`)
)

// facts tells that a question does not ask for what was said, and names nobody who
// should have said it: passages may answer it.
func (w wanted) facts() bool {
	if w.question == "" || w.count || w.order != bestFirst || w.whoSaid || w.reply || asksSpeech.MatchString(negotiates.ReplaceAllString(w.question, " ")) {
		return false
	}
	if w.Speaker != "" && len(w.people) > 0 {
		return w.aside()
	}
	if w.Speaker != "" && !w.guessed {
		return false
	}
	return w.asksFact() || telling(w.question) >= longPlain
}

// factsAfterAll tells that passages may answer a question of which no statement
// came, though its words were read as naming a speaker: "What is terra preta
// called?", "When did Tesla move?". What asks for somebody's words is left
// unanswered instead.
func (w wanted) factsAfterAll() bool {
	if w.question == "" || w.without != "" {
		return false
	}
	if w.asksThing() {
		return true
	}
	if w.claimedOnly() && (len(w.topic.units) < claimTopic || len(w.topic.units) < longTopic && asksAbout.MatchString(w.question)) {
		return false
	}
	if w.formed && len(w.people) > 0 && !w.claimed() && !w.reply {
		return false
	}
	said := asksSpeech.MatchString(negotiates.ReplaceAllString(replying.ReplaceAllString(w.question, " "), " "))
	return !said && (w.asksFact() || telling(w.question) >= longPlain)
}

// headline tells that a question is the description of an event, long enough to be
// found without its date: "last week" in it is not the reader's, and "May 22" of
// whatever year. Who asks for somebody's words on a day means that day.
func (w wanted) headline() bool {
	loose := w.dated || w.From != (dates.Date{}) && w.From.Year == 0
	return loose && !(w.formed && len(w.people) > 0) && w.question != "" && w.without == "" && !w.asksFact() && !asksSpeech.MatchString(w.question) && telling(w.question) >= longAside
}

// claimed tells that a question asks for what somebody said by what he did with it.
func (w wanted) claimed() bool {
	return asksClaim.MatchString(w.question) && !authors.MatchString(w.question)
}

// claimedOnly tells the same where nobody asks when or where it was, and of answers.
func (w wanted) claimedOnly() bool {
	return (w.claimed() || w.reply) && !asksWhen.MatchString(w.question)
}

// asksFact tells that a question has the form of one, or asks within a sentence:
// "The Rhine is the longest river in what country?".
func (w wanted) asksFact() bool {
	return asksFact.MatchString(w.question) || asksWithin.MatchString(w.question)
}

// asksThing tells that what stands in the place of a speaker has no voice: "what
// does the theorem say about primes", "according to the treaty, …".
func (w wanted) asksThing() bool {
	if w.Speaker == "" || len(w.people)+len(w.voices) > 0 {
		return false
	}
	head, _, _ := strings.Cut(afterHead.ReplaceAllString(names.Fold(w.Speaker), "|"), "|")
	ws := wordsOf(head)
	return len(ws) > 0 && voiceless[ws[len(ws)-1]]
}

// afterHead is where what is said of a noun begins.
var afterHead = regexp.MustCompile(` (?:of|in|on|at|from|for|to|by|with|between|among|under|about|which|that|who|where)\b`)

// voiceless are the heads of phrases for what says something only in a manner of
// speaking, and is no source that news quotes.
var voiceless = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`theorem theory theories law laws rule rules principle principles formula equation hypothesis
		conjecture lemma proof model models pattern patterns data evidence census statistics figures results experiment
		experiments treaty agreement accord pact constitution amendment clause commandments scripture scriptures tradition
		legend myth definition term word name title symbol sign letter letters inscription map diagram graph table chart
		strain strains species cell cells gene genes fossils rocks layers`) {
		m[w] = true
	}
	return m
}()

// aside tells that a plain question happens to begin or end with the name of
// somebody who speaks: "How much did Westinghouse pay for the patents?".
func (w wanted) aside() bool {
	if !w.guessed || w.claimed() {
		return false
	}
	return w.asksFact() || telling(w.question) >= longAside
}

// statementsToo tells that statements which hold nearly all of a plain question
// stand before its passages: it asks who, or is words that somebody may have said.
func (w wanted) statementsToo() bool {
	return quoted.MatchString(w.question) || asksWho.MatchString(w.question) || !w.asksFact()
}

// telling counts the words that say something of a topic.
func telling(question string) int {
	n := 0
	for _, w := range wordsOf(names.Fold(question)) {
		if !stops[w] {
			n++
		}
	}
	return n
}
