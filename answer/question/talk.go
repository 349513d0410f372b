package question

// talks are what people say to a bot beside questions.
var talks = []struct {
	pattern string
	talk    Talk
	example string
}{
	{`( hi|hello|hey|hiya|howdy|greetings | good morning|afternoon|evening|day ) [ ADDRESS|SIGN ]*`, Greeting, "hello there"},
	{`[ hi|hello|hey [ ADDRESS|SIGN ]* ] ( how are you | how do you do | how's it going | how 's it going ) [ doing|today ]*`, Greeting, "hi, how are you"},
	{`[ APPROVAL|CHATTER|SIGN ]* THANKING [ ADDRESS|APPROVAL|CHATTER|SIGN|THANKING ]*`, Thanks, "great, thanks a lot"},
	{`[ hi|hello|hey [ ADDRESS|SIGN ]* ] ( help [ me|please ] | what can|do you do|know|answer | what can i|we ask [ you ] | what are you | what is this |
		who are you | how does|do this|it|you work | how do|can i|we use|ask you|this|it | what questions can i|we ask [ you ] )`, Help, "what can you do"},
}

var compiledTalks = compileAll(len(talks), func(i int) string { return talks[i].pattern })

// talk reads what asks for nothing.
func (r *reader) talk() {
	for i, t := range talks {
		if _, _, ok := r.match(compiledTalks[i], r.left, 0, true); ok {
			r.q.Talk = t.talk
			return
		}
	}
}
