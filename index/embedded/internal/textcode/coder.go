// Package textcode writes texts as codes of their words, and reads any piece of one.
//
// A text is cut into tokens, a word with the blank before it or a run of punctuation
// (token.go). A Coder gives a token that comes again a code, and a shorter one when it
// comes often; what has no code is written out (coder.go). It learns as it writes, so that
// a file is written in one pass. The Vocabulary, which is kept beside the texts, has the
// tokens by their codes (vocabulary.go): a few nanoseconds a word give a text back, from
// any place at which a piece began.
//
// News takes about a third of its bytes. General compressors do better only over more text
// than one article, and a hit needs six hundred bytes of one.
package textcode

import "encoding/binary"

// A code's first byte says how long it is, or that the token is written out: its size and
// its bytes follow.
const (
	two     = 192 // the first of two bytes, in order of the first
	three   = 248 // of three
	literal = 255

	shortCodes  = two
	middleCodes = (three - two) << 8
	longCodes   = (literal - three) << 16
)

// A token gets a code of so many bytes when it has come so often.
var cameOften = [...]uint32{1: 300, 2: 12, 3: 2}

// onceKept is how many tokens that came once are remembered.
const onceKept = 1 << 16

// Coder writes texts. It is of one goroutine.
type Coder struct {
	tokens map[string]*token
	once   int // of these came once
	coded  [4][]string
}

// token is what is known of a token: how often it came, and its code.
type token struct {
	count uint32
	size  uint32 // bytes of the code; 0 for none
	code  [3]byte
}

// NewCoder returns a coder that knows no token.
func NewCoder() *Coder { return &Coder{tokens: make(map[string]*token)} }

// Append writes a text, which is a piece of its own.
func (c *Coder) Append(b []byte, text string) []byte {
	for len(text) > 0 {
		n := next(text)
		b = c.token(b, text[:n])
		text = text[n:]
	}
	return b
}

func (c *Coder) token(b []byte, s string) []byte {
	t := c.tokens[s]
	if t == nil {
		if c.once >= onceKept {
			c.forget()
		}
		c.tokens[string(append([]byte(nil), s...))] = &token{count: 1}
		c.once++
		return append(append(append(b, literal), byte(len(s))), s...)
	}
	t.count++
	if t.count == 2 {
		c.once--
	}
	if n := t.size; n != 1 {
		c.raise(t, s)
	}
	if t.size == 0 {
		return append(append(append(b, literal), byte(len(s))), s...)
	}
	return append(b, t.code[:t.size]...)
}

// forget drops the tokens that came once.
func (c *Coder) forget() {
	for s, t := range c.tokens {
		if t.count == 1 {
			delete(c.tokens, s)
		}
	}
	c.once = 0
}

// raise gives a token that has come often enough its next code, while there are any. The
// code that it had stays good.
func (c *Coder) raise(t *token, s string) {
	for n := uint32(1); n <= 3 && (t.size == 0 || n < t.size); n++ {
		if t.count < cameOften[n] || len(c.coded[n]) == [...]int{0, shortCodes, middleCodes, longCodes}[n] {
			continue
		}
		at := len(c.coded[n])
		c.coded[n] = append(c.coded[n], s)
		switch t.size = n; n {
		case 1:
			t.code = [3]byte{byte(at)}
		case 2:
			t.code = [3]byte{byte(two + at>>8), byte(at)}
		default:
			t.code = [3]byte{byte(three + at>>16), byte(at >> 8), byte(at)}
		}
		return
	}
}

// Vocabulary returns the tokens that have codes, as they are kept in a file.
func (c *Coder) Vocabulary() []byte {
	b := []byte(fileHeader)
	for _, tokens := range c.coded[1:] {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(tokens)))
	}
	for _, tokens := range c.coded[1:] {
		for _, s := range tokens {
			b = append(b, byte(len(s)))
		}
	}
	for _, tokens := range c.coded[1:] {
		for _, s := range tokens {
			b = append(b, s...)
		}
	}
	return b
}
