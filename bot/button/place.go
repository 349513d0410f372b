package button

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"onrecord/answer"
)

// Place is where an excerpt stands in its article. sum holds it to its words:
// offsets mean nothing in a text that was changed.
type Place struct {
	Article    string
	Start, End int
	Sum        string
}

// PlaceOf is the place of an excerpt that has an article.
func PlaceOf(e answer.Excerpt) Place {
	return Place{e.Article.ID, e.Start, e.End, Sum(e.Text)}
}

// Sum is six hexadecimal digits that change with the words.
func Sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:3])
}

// Code writes p in a line, for a button.
func (p Place) Code() string {
	id := strings.NewReplacer("~", "~~", "|", "~!").Replace(p.Article)
	return fmt.Sprintf("a%s|%d|%d|%s", id, p.Start, p.End, p.Sum)
}

// ParsePlace is the reverse of Place.Code. What it cannot read is ErrStale.
func ParsePlace(code string) (p Place, err error) {
	rest, ok := strings.CutPrefix(code, "a")
	f := strings.Split(rest, "|")
	if !ok || len(f) != 4 {
		return p, ErrStale
	}
	var err1, err2 error
	p.Article, p.Sum = strings.NewReplacer("~~", "~", "~!", "|").Replace(f[0]), f[3]
	p.Start, err1 = strconv.Atoi(f[1])
	p.End, err2 = strconv.Atoi(f[2])
	if err1 != nil || err2 != nil || p.Start < 0 || p.End <= p.Start {
		return p, ErrStale
	}
	return p, nil
}
