package copies

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

//go:embed words.txt
var wordFile string

// wordList is what words.txt says.
type wordList struct {
	small     map[string]bool
	denying   map[string]bool
	amounts   map[string]bool
	groups    map[string]string // of a stem: what stands for its group
	opposites [][2][]string     // as they are written, for small words have no stem here
}

var words = sync.OnceValue(func() *wordList {
	l := &wordList{small: map[string]bool{}, denying: map[string]bool{}, amounts: map[string]bool{}, groups: map[string]string{}}
	if err := lexicon.Read("words.txt", strings.NewReader(wordFile), l.add); err != nil {
		panic("copies: " + err.Error()) // a test keeps this from being shipped
	}
	return l
})

// add takes over a line.
func (l *wordList) add(line lexicon.Line) error {
	sets := map[string]map[string]bool{"small": l.small, "denying": l.denying, "amount": l.amounts}
	section := strings.Join(line.Flags, " ")
	switch set := sets[section]; {
	case set != nil:
		for _, w := range line.Forms {
			set[w] = true
		}
	case section == "group":
		for _, w := range line.Forms {
			l.groups[names.Stem(w)] = "group " + line.Forms[0]
		}
	case section == "opposites":
		l.opposites = append(l.opposites, [2][]string{line.Forms, line.Rest})
	default:
		return fmt.Errorf("words.txt line %d: unknown section %q", line.N, section)
	}
	return nil
}
