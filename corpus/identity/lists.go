package identity

import (
	"iter"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// lists are lists of people, each under a word: what an archive of many is looked up by,
// since to look at each of them takes longer than to answer. The words are in order, so
// that those are found too that begin or are spelt like another.
type lists struct {
	words  []string
	begins []int32 // where the list of each word begins in people, and at last where all end
	people []int32 // places in [People.list], each list in order
}

// of is the list of a word; nil where there is none.
func (l *lists) of(word string) []int32 {
	i, ok := slices.BinarySearch(l.words, word)
	if !ok {
		return nil
	}
	return l.at(i)
}

// at is the list of the i-th word.
func (l *lists) at(i int) []int32 { return l.people[l.begins[i]:l.begins[i+1]] }

// has reports whether a word has a list.
func (l *lists) has(word string) bool {
	_, ok := slices.BinarySearch(l.words, word)
	return ok
}

// writer makes lists. People are added in the order of their places.
type writer struct {
	at    map[string]int32 // of a word among words
	words []string
	last  []int32 // who was added to each word's list last
	pairs []pair
}

type pair struct{ word, who int32 }

func newWriter(people int) *writer {
	return &writer{at: make(map[string]int32, people), pairs: make([]pair, 0, 2*people)}
}

// add puts somebody on the list of a word.
func (w *writer) add(word string, who int32) {
	at, ok := w.at[word]
	if !ok {
		if word == "" {
			return
		}
		word = strings.Clone(word) // not the text that it is a piece of
		at = int32(len(w.words))
		w.at[word] = at
		w.words, w.last = append(w.words, word), append(w.last, -1)
	}
	if w.last[at] != who {
		w.last[at] = who
		w.pairs = append(w.pairs, pair{at, who})
	}
}

// lists are those that were written.
func (w *writer) lists() lists {
	l := lists{words: slices.Clone(w.words), begins: make([]int32, len(w.words)+1), people: make([]int32, len(w.pairs))}
	slices.Sort(l.words)
	place := w.last // of each word in the order of the alphabet
	for i, word := range l.words {
		place[w.at[word]] = int32(i)
	}
	for _, p := range w.pairs {
		l.begins[place[p.word]+1]++
	}
	for i := range l.words {
		l.begins[i+1] += l.begins[i]
	}
	next := slices.Clone(l.begins)
	for _, p := range w.pairs {
		at := place[p.word]
		l.people[next[at]] = p.who
		next[at]++
	}
	return l
}

// near yields the places of the words that are most edits away from one, most being 1 or
// 2, with their distance as [edits] counts it. Words that begin alike are compared up to
// there once, and left out together where no end can bring them near.
func (l *lists) near(word string, most int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		want := []rune(word)
		table := make([][]int, 1, 2*len(want)+8) // the distances of the beginnings of a word to those of want
		ends := make([]int, 1, cap(table))       // where each beginning ends, in bytes
		table[0] = make([]int, len(want)+1)
		for j := range table[0] {
			table[0][j] = j
		}
		var spare [][]int
		var runes []rune
		last := ""
		for i := 0; i < len(l.words); {
			w := l.words[i]
			depth := 0
			for common := commonPrefix(last, w); depth+1 < len(table) && ends[depth+1] <= common; depth++ {
			}
			table, ends, runes, last = table[:depth+1], ends[:depth+1], runes[:depth], w
			far := false
			for !far && ends[depth] < len(w) {
				r, n := utf8.DecodeRuneInString(w[ends[depth]:])
				runes = append(runes, r)
				table, ends = append(table, rowOf(&spare, depth+1, len(want))), append(ends, ends[depth]+n)
				row := distances(table, runes, want)
				depth++
				far = slices.Min(row) > most && slices.Min(table[depth-1]) >= most
			}
			if far {
				i = l.behind(i, w[:ends[depth]])
				continue
			}
			if d := table[depth][len(want)]; d <= most && !yield(i, d) {
				return
			}
			i++
		}
	}
}

// rowOf is the room for a row of a table, by its depth.
func rowOf(spare *[][]int, depth, width int) []int {
	for len(*spare) <= depth {
		*spare = append(*spare, make([]int, width+1))
	}
	return (*spare)[depth]
}

// distances fills the last row of a table of distances; runes is the beginning that it is
// for.
func distances(table [][]int, runes, want []rune) []int {
	i := len(runes)
	prev, row := table[i-1], table[i]
	row[0] = i
	for j := 1; j <= len(want); j++ {
		cost := 1
		if runes[i-1] == want[j-1] {
			cost = 0
		}
		row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
		if i > 1 && j > 1 && runes[i-1] == want[j-2] && runes[i-2] == want[j-1] {
			row[j] = min(row[j], table[i-2][j-2]+1)
		}
	}
	return row
}

// commonPrefix is how many bytes two words begin with together.
func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// behind is the first place from one on whose word does not begin with a prefix.
func (l *lists) behind(from int, prefix string) int {
	step := 1
	for from+step < len(l.words) && strings.HasPrefix(l.words[from+step], prefix) {
		from, step = from+step, 2*step
	}
	lo, hi := from+1, min(from+step, len(l.words))
	for lo < hi {
		if mid := (lo + hi) / 2; strings.HasPrefix(l.words[mid], prefix) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// beginning are the places, from and up to, of the words that begin with a prefix.
func (l *lists) beginning(prefix string) (from, to int) {
	from, _ = slices.BinarySearch(l.words, prefix)
	if from == len(l.words) || !strings.HasPrefix(l.words[from], prefix) {
		return from, from
	}
	return from, l.behind(from, prefix)
}

// crowd is a set of people, by their places.
type crowd []uint64

func (p *People) nobody() crowd { return make(crowd, (len(p.list)+63)/64) }

func (c crowd) add(list []int32) {
	for _, i := range list {
		c[i/64] |= 1 << (i % 64)
	}
}

func (p *People) everybody() crowd {
	c := p.nobody()
	for i := range p.list {
		c[i/64] |= 1 << (i % 64)
	}
	return c
}

// and keeps those who are in another crowd too.
func (c crowd) and(d crowd) {
	for i := range c {
		c[i] &= d[i]
	}
}

// or adds those who are in another crowd.
func (c crowd) or(d crowd) {
	for i := range c {
		c[i] |= d[i]
	}
}

// members are those of a crowd, in the order of their places.
func (p *People) members(c crowd) iter.Seq[*Individual] {
	return func(yield func(*Individual) bool) {
		for i, w := range c {
			for ; w != 0; w &= w - 1 {
				if !yield(p.list[i*64+bits.TrailingZeros64(w)]) {
					return
				}
			}
		}
	}
}
