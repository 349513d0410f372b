package question

import (
	"fmt"
	"slices"
	"strings"
)

// A pattern is what a row of the table (table.go) looks for among the tokens of a
// question, written as one writes it down:
//
//	did            the word
//	did|does       one of these words
//	SAY            a word of the class of words.txt, or what abbreviations has
//	.              any word; CAPITAL is one with a capital
//	!AUX           any word but one of the class
//	[ the ]        which may be missing; as many as there are with ]*
//	( a | b c )    one of these
//	<about>        some tokens, as few as will do, which fill the part
//	<about>?       the same, or none
//	<about.>       one token
//	{speaker}      the longest name there by which the archive knows somebody; it
//	               fills who. {namedspeaker} and {keyword}: see names.go
//	"about"        a quotation with its marks, which fills the part
//
// It is compiled to instructions for a machine that tries alternatives in order, as
// a backtracking regular expression does, and never the same instruction twice at
// the same token.
type pattern []instruction

type opcode uint8

const (
	opToken opcode = iota // class or keys
	opAny
	opSplit // on from x, else from y
	opOpen  // a part begins
	opClose // and ends
	opName  // the longest known speaker
	opQuotation
	opMatch
)

type instruction struct {
	op    opcode
	class class
	not   class
	keys  []string
	x, y  int // targets, counted from the instruction
	part  string
}

// capture is a part with the tokens that fill it, by their places in the tokens left.
type capture struct {
	part       string
	start, end int
}

// compile reads a pattern; one that is not well written is a fault of the program.
func compile(source string) pattern {
	c := compiler{source: source, words: strings.Fields(source)}
	c.alternatives()
	if len(c.words) > 0 {
		c.fail("what is behind " + c.words[0])
	}
	c.emit(instruction{op: opMatch})
	return c.code
}

// compiler makes the instructions of a pattern as it reads it. What stands before
// something that is read later is put there when it has been read (wrap).
type compiler struct {
	source string
	words  []string // still to read
	code   pattern
}

func (c *compiler) fail(what string) {
	panic(fmt.Sprintf("question: pattern %q: %s is not well written", c.source, what))
}

func (c *compiler) emit(i instruction) { c.code = append(c.code, i) }

// wrap takes back what was compiled from a place on.
func (c *compiler) wrap(from int) pattern {
	body := slices.Clone(c.code[from:])
	c.code = c.code[:from]
	return body
}

// alternatives reads up to a closing bracket. Targets are counted from the
// instruction itself, so that code can be moved.
func (c *compiler) alternatives() {
	start := len(c.code)
	c.sequence()
	if len(c.words) == 0 || c.words[0] != "|" {
		return
	}
	c.words = c.words[1:]
	first := c.wrap(start)
	c.alternatives()
	second := c.wrap(start)
	c.emit(instruction{op: opSplit, x: 1, y: len(first) + 2})
	c.code = append(c.code, first...)
	c.emit(instruction{op: opSplit, x: len(second) + 1, y: len(second) + 1})
	c.code = append(c.code, second...)
}

func (c *compiler) sequence() {
	for len(c.words) > 0 && !strings.ContainsAny(c.words[0][:1], "|)]") {
		c.element()
	}
}

func (c *compiler) element() {
	w, start := c.words[0], len(c.code)
	c.words = c.words[1:]
	switch {
	case w == "[" || w == "(":
		c.bracket(w)
	case abbreviations[w] != "":
		rest := c.words
		c.words = strings.Fields(abbreviations[w])
		c.alternatives()
		if len(c.words) > 0 {
			c.fail(w)
		}
		c.words = rest
	case w[0] == '<':
		name, none := strings.CutSuffix(w, "?")
		name = strings.Trim(name, "<>")
		one := strings.HasSuffix(name, ".")
		name = strings.Trim(name, ".")
		c.emit(instruction{op: opOpen, part: name})
		c.emit(instruction{op: opAny})
		if !one {
			c.emit(instruction{op: opSplit, x: 1, y: -1}) // as few as will do
		}
		c.emit(instruction{op: opClose, part: name})
		if none {
			body := c.wrap(start)
			c.emit(instruction{op: opSplit, x: len(body) + 1, y: 1}) // without it, else with
			c.code = append(c.code, body...)
		}
	case w[0] == '{':
		c.emit(instruction{op: opName, part: "who", keys: []string{strings.Trim(w, "{}")}})
	case w[0] == '"' && len(w) > 1:
		c.emit(instruction{op: opQuotation, part: strings.Trim(w, `"`)})
	default:
		c.emit(c.word(w))
	}
}

// word reads what one token may be: words, and classes of them.
func (c *compiler) word(w string) instruction {
	in := instruction{op: opToken}
	for one := range strings.SplitSeq(w, "|") {
		switch {
		case one[0] == '!' && len(one) > 1:
			in.not = classNamed[strings.ToLower(one[1:])]
			if in.not == 0 {
				c.fail(one)
			}
			in.class |= anyWord
		case one == ".":
			in.class |= anyWord
		case one == "CAPITAL":
			in.class |= capitalWord
		case one == strings.ToUpper(one) && one != strings.ToLower(one):
			bit := classNamed[strings.ToLower(one)]
			if bit == 0 {
				c.fail(one)
			}
			in.class |= bit
		default:
			in.keys = append(in.keys, one)
		}
	}
	return in
}

// bracket reads what stands in brackets, and how often it may be there.
func (c *compiler) bracket(open string) {
	start := len(c.code)
	c.alternatives()
	if len(c.words) == 0 {
		c.fail(open)
	}
	closing := c.words[0]
	c.words = c.words[1:]
	body := c.wrap(start)
	switch {
	case open == "(" && closing == ")":
		c.code = append(c.code, body...)
	case open == "[" && closing == "]":
		c.emit(instruction{op: opSplit, x: 1, y: len(body) + 1})
		c.code = append(c.code, body...)
	case open == "[" && closing == "]*":
		c.emit(instruction{op: opSplit, x: 1, y: len(body) + 2})
		c.code = append(c.code, body...)
		c.emit(instruction{op: opSplit, x: -len(body) - 1, y: -len(body) - 1})
	default:
		c.fail(open + closing)
	}
}

// Classes that no list gives: a word that is no sign, and one with a capital.
const (
	anyWord     class = 1 << 63
	capitalWord class = 1 << 62
)

// machine runs a pattern over the tokens that are left.
type machine struct {
	r       *reader
	code    pattern
	left    []int
	seen    []bool
	parts   []capture
	end     bool // the pattern must reach the last token
	reached int
}

// match runs a pattern from a place among the tokens left; to its end if it must
// reach it. It returns what fills the parts, and where the match ends.
func (r *reader) match(p pattern, left []int, from int, toEnd bool) ([]capture, int, bool) {
	m := machine{r: r, code: p, left: left, seen: make([]bool, len(p)*(len(left)+1)), end: toEnd}
	if !m.run(0, from) {
		return nil, 0, false
	}
	return m.parts, m.reached, true
}

func (m *machine) run(pc, at int) bool {
	for {
		place := pc*(len(m.left)+1) + at
		if m.seen[place] {
			return false
		}
		m.seen[place] = true
		in := &m.code[pc]
		switch in.op {
		case opToken:
			if at >= len(m.left) || !in.takes(m.r.tokens[m.left[at]]) {
				return false
			}
			at++
			pc++
		case opAny:
			if at >= len(m.left) {
				return false
			}
			at++
			pc++
		case opSplit:
			if n := len(m.parts); in.x != in.y {
				if m.run(pc+in.x, at) {
					return true
				}
				m.parts = m.parts[:n]
			}
			pc += in.y
		case opOpen:
			m.parts = append(m.parts, capture{in.part, at, at})
			pc++
		case opClose:
			return m.closed(pc, at)
		case opName:
			return m.name(pc, at)
		case opQuotation:
			end := m.quotation(at)
			if end < 0 {
				return false
			}
			m.parts = append(m.parts, capture{in.part, at, end})
			at, pc = end, pc+1
		case opMatch:
			if m.end && at < len(m.left) {
				return false
			}
			m.reached = at
			return true
		}
	}
}

// closed ends the part that was opened last, for as long as what follows matches.
func (m *machine) closed(pc, at int) bool {
	open := m.openPart(m.code[pc].part)
	was := m.parts[open].end
	m.parts[open].end = at
	if m.run(pc+1, at) {
		return true
	}
	m.parts[open].end = was
	return false
}

func (m *machine) openPart(part string) int {
	for i := len(m.parts) - 1; i >= 0; i-- {
		if m.parts[i].part == part {
			return i
		}
	}
	return -1
}

// name tries the names that begin at a token and that the archive knows, the longest
// first.
func (m *machine) name(pc, at int) bool {
	in := &m.code[pc]
	for n := min(longestName, len(m.left)-at); n > 0; n-- {
		if !m.r.takesName(in.keys[0], m.left[at:at+n]) {
			continue
		}
		parts := len(m.parts)
		m.parts = append(m.parts, capture{in.part, at, at + n})
		if m.run(pc+1, at+n) {
			return true
		}
		m.parts = m.parts[:parts]
	}
	return false
}

// longestName is how many tokens the name of a known speaker has at most.
const longestName = 6

// quotation returns the end of the quotation that begins at a token, or -1.
func (m *machine) quotation(at int) int {
	if at >= len(m.left) || !m.r.tokens[m.left[at]].quote() {
		return -1
	}
	for end := at + 1; end < len(m.left); end++ {
		if m.r.tokens[m.left[end]].quote() {
			return end + 1
		}
	}
	return -1
}

func (in *instruction) takes(t token) bool {
	return t.class&in.class != 0 && t.class&in.not == 0 || slices.Contains(in.keys, t.key)
}
