package answer

import (
	"regexp"
	"strings"
)

// Where and to whom something was said stands in the sentence that reports it,
// beside the words themselves. What is shown of it is the article's own.
var (
	toldWhom = regexp.MustCompile(`\b(?:told|telling) ((?:the |a |an |his |her |their )?[\p{L}\d][^.,;:“”"«»()\n]{1,70}?(?:(?:, \p{Lu}[\p{L} -]{1,40})+ and \p{Lu}[\p{L} -]{1,40}?)?)(?: (?:that|on|in an?|at|last|this|earlier|after|before|during|how|why|when|while|what|who|about|to|it|he|she|they)\b|[.,;:“”"«»()\n]|$)`)
	atWhat   = regexp.MustCompile(`\b((?:in|during) an? (?:[\p{L}-]+ ){0,3}(?:interview|speech|statement|address|letter|post|article)|(?:at|during) (?:a|an|the) (?:[\p{L}-]+ ){0,4}(?:conference|briefing|meeting|summit|session|forum|rally|hearing|phone-in))((?: (?:with|to|in|on|of) (?:the )?\p{Lu}[^.,;:“”"«»()\n]{1,50}?)?)(?: (?:that|on|last|this|when|which|where|he|she|published|broadcast|aired)\b|[.,;:“”"«»()\n]|$)`)
)

// Circumstance is to whom or where the excerpt's words were said, as the sentence
// that reports them has it; "" when it says neither.
func (e Excerpt) Circumstance() string {
	if e.Type == "passage" {
		return ""
	}
	around := e.Text
	for _, said := range strings.Split(e.Content, " … ") {
		if said != "" {
			around = strings.Replace(around, said, ".", 1)
		}
	}
	if m := toldWhom.FindStringSubmatch(around); m != nil && !toNobody[strings.ToLower(m[1])] {
		return "to " + m[1]
	}
	if m := atWhat.FindStringSubmatch(around); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// toNobody are words behind "told" that tell nothing of whom.
var toNobody = map[string]bool{"him": true, "her": true, "them": true, "us": true, "me": true, "you": true, "it": true}
