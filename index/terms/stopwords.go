package terms

import "strings"

// StopWords are the words that say nothing about a topic: the function words of
// English, and the words in which people ask who said what. They are kept in the
// exact form, where a quotation made of nothing else still finds its statement,
// and have no stem.
var StopWords = setOf(`
	a an the this that these those such some any each every both all either neither
	i me my mine myself we us our ours ourselves you your yours yourself yourselves
	he him his himself she her hers herself it its itself
	they them their theirs themselves one ones
	who whom whose which what when where why how
	and or but nor so yet if then than though although because since while unless until
	as at by for from in into of off on onto out over under to up upon with within without
	about above across after against along among around before behind below beneath beside
	besides between beyond down during except inside near outside per through throughout
	toward towards via versus regarding concerning
	am is are was were be been being
	do does did doing done have has had having
	can could may might must shall should will would ought
	not no only just also too very more most much many few less least own same other others
	another again further once here there now ever never always often
	even still already quite rather almost
	don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't
	can't cannot couldn't shouldn't mustn't i'm i've i'd i'll we're we've we'd we'll
	you're you've you'd you'll he'd he'll she'd she'll they're they've they'd they'll
	that'll there'd it'd it'll let
	say says said saying tell tells told telling
	think thinks thought thinking
	etc eg ie vs mr mrs ms
`)

func setOf(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
