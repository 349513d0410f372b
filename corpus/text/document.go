package text

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
)

// Document is a text with its tokens, paragraphs and quotations. Nothing in it
// changes once it is made, but for the count of looks at tokens.
type Document struct {
	Text       string
	Tokens     []Token     // in order; only white space stands between two
	Paragraphs []Paragraph // every token is in one
	Sentences  []Sentence  // every token is in one, and none crosses a paragraph
	Quotations []Quotation // in order, none inside another

	vocabulary *vocabulary
	grammar    Grammar
	looks      int
}

// Range is a half-open range of bytes: text[Start:End] is what the reader sees.
type Range struct{ Start, End int }

// Span is a half-open range of tokens, by index.
type Span struct{ First, End int }

// Empty reports whether there is no token in the span.
func (s Span) Empty() bool { return s.First >= s.End }

// Len is the number of tokens in the span.
func (s Span) Len() int { return s.End - s.First }

// Paragraph is the tokens from First to before End.
type Paragraph struct {
	First, End int
	Joined     []Span // its sentences; those that a quotation holds are one with the one that it stands in
	Quotations [2]int // those from the first to before the second of the document's begin here
	Capitals   bool   // is printed in capitals throughout
}

// Sentence is the tokens from First to before End. Quoted sentences begin inside a
// quotation that began in a sentence before.
type Sentence struct {
	Span
	Quoted bool
}

// Quotation is an outermost quotation, the tokens from First to before End, its
// marks included. Inside an open quotation other ones are nested and not listed.
type Quotation struct {
	First, End int
	Closed     bool // has its closing mark in the same paragraph
	GoesOn     bool // continues the quotation of the paragraph before
	Words      int  // in it
	Speech     bool // looks like something said, not a title, nickname or scare quote
}

// Grammar is what the analysis asks of those who know how English reports speech. A
// document can be made without it: then no quotation is cut at the words between its
// parts, and every sentence ends where its signs say.
type Grammar interface {
	// Says reports whether the words from token i on, before limit, are a source and
	// its reporting verb, such as "said the minister", and where they end.
	Says(d *Document, i, limit int) (end int, ok bool)
	// BareCue reports whether the sentence is source and cue without a content: the
	// "Lavrov asked." of `"Why?" Lavrov asked.`
	BareCue(d *Document, s Span) bool
	// Common reports whether a word, given in small letters, is seen in print in small
	// letters too, so that a capital makes it no name.
	Common(word string) bool
}

// Parse cuts text into tokens, paragraphs, quotations and sentences. It accepts any
// bytes; words is the lexicon that they are looked up in, nil for the embedded one, and
// g may be nil.
func Parse(text string, words *lexicon.Lexicon, g Grammar) *Document {
	v := vocabularyOf(words)
	d := &Document{Text: text, Tokens: v.tokenize(text), vocabulary: v, grammar: g}
	d.paragraphs()
	d.recase()
	d.names()
	d.quotations()
	d.interruptions()
	d.nest()
	for i := range d.Paragraphs {
		d.sentences(&d.Paragraphs[i])
	}
	return d
}

// says asks the grammar for a source and its reporting verb at token i.
func (d *Document) says(i, limit int) (end int, ok bool) {
	if d.grammar == nil {
		return 0, false
	}
	return d.grammar.Says(d, i, limit)
}

// Common reports whether a word, given in small letters, is seen in print in small
// letters too, so that a capital makes it no name.
func (d *Document) Common(word string) bool { return d.grammar != nil && d.grammar.Common(word) }

// At returns token i, or a sign without text when there is none.
func (d *Document) At(i int) *Token {
	d.looks++
	if uint(i) >= uint(len(d.Tokens)) {
		return &noToken
	}
	return &d.Tokens[i]
}

var noToken = Token{Kind: Punctuation}

// Looks returns how often [Document.At] and [Document.Is] were asked for a token:
// the work done, which tests hold to the length of the text.
func (d *Document) Looks() int { return d.looks }

// Is reports whether token i is one of the plain forms (see [Token.Low]).
func (d *Document) Is(i int, forms ...string) bool {
	low := d.At(i).Low
	for _, f := range forms {
		if low == f {
			return true
		}
	}
	return false
}

// IsNumber reports whether token i begins with a digit.
func (d *Document) IsNumber(i int) bool {
	t := d.At(i)
	return t.Kind == Word && t.Low[0] >= '0' && t.Low[0] <= '9'
}

// IsStart reports whether token i begins a sentence, so that its capital says
// nothing.
func (d *Document) IsStart(i int) bool {
	prev := d.At(i - 1)
	return i == 0 || IsTerminal(prev.Low) || prev.Kind == Mark || d.BreaksLine(i)
}

// BreaksLine reports whether a line ends before token i, which must not be the first.
func (d *Document) BreaksLine(i int) bool {
	return d.Tokens[i].Spaced && strings.Contains(d.Text[d.Tokens[i-1].End:d.Tokens[i].Start], "\n")
}

// Next is the token after i, or after the quotation of speech that holds i.
func (d *Document) Next(i int) int {
	if q := d.SpeechAt(i); q != nil {
		return max(i+1, q.End)
	}
	return i + 1
}

// SpeechAt returns the quotation of speech that holds token i; nil when there is
// none.
func (d *Document) SpeechAt(i int) *Quotation {
	if i < 0 || i >= len(d.Tokens) || d.Tokens[i].Quotation == 0 {
		return nil
	}
	if q := &d.Quotations[d.Tokens[i].Quotation-1]; q.Speech {
		return q
	}
	return nil
}

// TokenAt returns the first token that ends after the byte offset.
func (d *Document) TokenAt(offset int) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, offset, func(t Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// SpanOf returns the tokens that share a byte with r.
func (d *Document) SpanOf(r Range) Span {
	return Span{First: d.TokenAt(r.Start), End: d.TokenAt(r.End-1) + 1}
}

// Range returns the bytes from the beginning of token first to the end of the one
// before end.
func (d *Document) Range(first, end int) Range {
	return Range{d.Tokens[first].Start, d.Tokens[end-1].End}
}
