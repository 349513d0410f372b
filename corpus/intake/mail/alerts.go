package mail

import (
	"regexp"
	"strings"

	"onrecord/corpus/intake/record"
)

// redirect is an address of Google's that leads to an article.
var redirect = regexp.MustCompile(`^<https?://www\.google\.[a-z.]+/url\?(\S+)>$`)

// alerts reads the plain text of a message of Google Alerts: of each article its
// headline, who printed it, some words of it, and a line with its address.
func alerts(plain string) []*record.Record {
	var out []*record.Record
	var block []string
	for line := range strings.SplitSeq(strings.ReplaceAll(plain, "\r\n", "\n"), "\n") {
		line = strings.TrimSpace(line)
		switch m := redirect.FindStringSubmatch(line); {
		case m != nil:
			if len(block) >= 2 {
				r := &record.Record{Key: m[1]}
				r.URL = record.Target("https://www.google.com/url?" + m[1])
				r.Title = block[0]
				words := block[1:]
				if len(block) > 2 && len(strings.Fields(block[1])) <= 6 {
					r.Outlet, words = block[1], block[2:]
				}
				r.Body = strings.Join(words, " ")
				out = append(out, r)
			}
			block = nil
		case line == "", strings.HasPrefix(line, "==="), strings.HasPrefix(line, "- - -"):
			block = nil
		case strings.HasPrefix(line, "<"):
		default:
			block = append(block, line)
		}
	}
	return out
}
