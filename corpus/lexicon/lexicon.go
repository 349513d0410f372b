// Package lexicon knows what English words are: that "said" is a reporting verb
// and what may follow it, that "Lt. Col." is a rank, "Russian" stands for Russia,
// Latoya is a woman, and "of" says nothing of a topic. It is the only package of
// the program that may hold a list of English words.
//
// # In
//
// The words stand in text files, *.txt in this directory, each with a comment at
// its head that says what it holds, where that comes from and under which licence.
// A line is an entry (read.go has the grammar):
//
//	[office]                                      flags of all lines below
//	senator | senators | Sen. | Sens. ; seat      every written form; more flags
//	[verb]
//	insist ; affirms ; clause that quotation      what may follow a verb
//	[title]
//	Sen. | Sen ; ; senator                        what another word stands for
//	[organisation]
//	Islamic State = IS | ISIL | Daesh             a name and its other forms
//
// A team adds a file of its own with [Lexicon.Extend]; it may add whatever the
// embedded files have: names of bodies, verbs, titles, offices, outlets.
//
// # Steps
//
//	read.go     cuts a file into lines; a line that it does not understand is an
//	            error with file and line number
//	flags.go    the flags: every property that an entry can have, by name
//	verb.go     frames of reporting verbs and their inflected forms
//	lexicon.go  the entries, their look-up, [Default] and Extend
//
// # Out
//
// [Lexicon.Word] is the look-up of one word; a [Word] answers [Word.Is] with a few
// instructions, so that whoever has many questions about a token looks it up once
// and keeps the Word. [Lexicon.Longest] finds the longest entry that begins at a
// token. [Lexicon.All] lists the forms that carry a flag.
//
// # Decisions
//
// One form may belong to several entries ("report" is a verb and a document): a
// Word has the flags of all of them. Letter case is ignored by the look-up, for
// sentences and headlines begin with capitals; an entry with the flag "capital" or
// "exact", and an acronym such as WHO, counts only as printed so, for whoever asks with
// the printed letters ([Word.As], Longest). Flags are constants and not strings, so that a
// misspelt one does not compile, and one in a file is a bad line. A section of
// forenames is one entry, so that twenty thousand cost no more than a map of them.
//
// The package reads no files, knows no articles, and is safe for concurrent use:
// a Lexicon never changes.
package lexicon

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"iter"
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Lexicon is a set of entries, found by their written forms. It never changes.
type Lexicon struct {
	words   map[string]*Word // single words and first words of longer forms
	entries []*Entry         // in the order of their lines
	shared  []*Word          // the words of lists, each of many forms
	derived sync.Map         // what [PerLexicon] made of it
	added   string           // names what Extend added; "" for the embedded files
}

// Entry is what one line says.
type Entry struct {
	Lemma string   // the first form, as written: "senator", "say", "Islamic State"
	Forms []string // every written form, Lemma first; a verb's five inflected forms in the order of [Inflect]
	Flags Flags
	Frame Frame    // of a verb; else 0
	For   []string // what it stands for, by the third part of a line that is no verb's: "senator" for "Sen."
	File  string
	Line  int
}

// Word is what the lexicon knows of one written form, a word or several. The nil
// Word is that of an unknown form: it has no flags.
type Word struct {
	flags  Flags // of all entries, whatever their case
	free   Flags // of the entries that do not care for case
	senses []Sense
	next   map[string]*Word // by the word that follows
}

// Sense is one entry that a written form belongs to. All forenames of one section are
// one entry, and their Form means nothing.
type Sense struct {
	*Entry
	Form int // of Entry.Forms
}

//go:embed *.txt
var files embed.FS

// Default returns the embedded lexicon.
var Default = sync.OnceValue(load)

// PerLexicon returns a function that makes a value of a lexicon when it is first asked
// for, and keeps it as long as the lexicon: for tables that many calls look into. The
// nil lexicon is [Default]. make may be called more than once at the same time.
func PerLexicon[T any](make func(*Lexicon) T) func(*Lexicon) T {
	key := new(byte)
	return func(l *Lexicon) T {
		if l == nil {
			l = Default()
		}
		if v, ok := l.derived.Load(key); ok {
			return v.(T)
		}
		v, _ := l.derived.LoadOrStore(key, make(l))
		return v.(T)
	}
}

func load() *Lexicon {
	l := new(Lexicon)
	names, err := files.ReadDir(".")
	if err != nil {
		panic("lexicon: " + err.Error()) // cannot be: the files are part of the program
	}
	for _, f := range names {
		text, err := files.ReadFile(f.Name())
		if err == nil {
			err = l.add(f.Name(), bytes.NewReader(text), false)
		}
		if err != nil {
			panic("lexicon: " + err.Error()) // a test keeps this from being shipped
		}
	}
	return l.index()
}

// Extend returns a lexicon that has the entries of r too; file is its name for
// errors, which also carry the line. A line whose first form is the lemma of an
// entry with a common kind (two organisations, two verbs) adds its forms, flags
// and frame to that entry.
func (l *Lexicon) Extend(file string, r io.Reader) (*Lexicon, error) {
	added := sha256.New()
	io.WriteString(added, l.added)
	r = io.TeeReader(r, added)
	out := new(Lexicon)
	for _, e := range l.entries {
		e := *e
		e.Forms = append([]string(nil), e.Forms...)
		out.entries = append(out.entries, &e)
	}
	if err := out.add(file, r, true); err != nil {
		return nil, err
	}
	out.added = hex.EncodeToString(added.Sum(nil)[:8])
	return out.index(), nil
}

// Added names what was added to the embedded files, to tell one such lexicon from
// another; it is empty for [Default].
func (l *Lexicon) Added() string { return l.added }

// Key returns the form by which a word is looked up: lower case, with plain
// apostrophes. Most words are their own key, and cost nothing.
func Key(word string) string {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(word), "’", "'")
		}
	}
	return word
}

// Word returns what is known of one word, given by its [Key]; nil when nothing is.
// A full stop that belongs to a form is part of it: "sen." and "sen" are two forms.
func (l *Lexicon) Word(key string) *Word { return l.words[key] }

// Has reports whether the word with that key has the flag.
func (l *Lexicon) Has(key string, f Flag) bool { return l.words[key].Is(f) }

// Phrase returns what is known of a form of one word or several, written with
// single spaces in any case; nil when nothing is.
func (l *Lexicon) Phrase(form string) *Word {
	first, rest, more := strings.Cut(Key(form), " ")
	w := l.words[first]
	for more && w != nil {
		first, rest, more = strings.Cut(rest, " ")
		w = w.next[first]
	}
	return w
}

// Longest returns the longest form that begins at a token and its length in
// tokens, or nil and 0. token returns the key of the i-th token from there, and
// its printed letters, by which the rules of case are kept; with "" for these case
// does not matter. Past the last token it returns two empty strings.
func (l *Lexicon) Longest(token func(i int) (key, printed string)) (*Word, int) {
	key, _ := token(0)
	w := l.words[key]
	var found *Word
	length := 0
	for n := 1; w != nil; n++ {
		if w.printed(n, token) {
			found, length = w, n
		}
		if w.next == nil {
			break
		}
		if key, _ = token(n); key == "" {
			break
		}
		w = w.next[key]
	}
	return found, length
}

// printed reports whether a word of n tokens is a form of an entry as printed.
func (w *Word) printed(n int, token func(i int) (key, printed string)) bool {
	if w.flags == (Flags{}) {
		return false // only the beginning of longer forms
	}
	if w.free != (Flags{}) {
		return true
	}
	for _, s := range w.senses {
		form := s.Forms[s.Form]
		ok := true
		for i := 0; i < n && ok; i++ {
			_, p := token(i)
			var part string
			part, form, _ = strings.Cut(form, " ")
			ok = p == "" || s.allows(part, p)
		}
		if ok {
			return true
		}
	}
	return false
}

// cased reports whether a form counts only as it is printed: by a flag of its entry,
// or as the acronym of a named thing.
func (e *Entry) cased(form string) bool {
	return e.Flags.Any(caseRules) || e.acronym(form)
}

// acronym reports whether a form is the acronym of a named thing.
func (e *Entry) acronym(form string) bool {
	return e.Flags.Has(Concept) && form == strings.ToUpper(form) && form != strings.ToLower(form)
}

// allows reports whether a form of an entry, or a word of it, may be printed so.
func (e *Entry) allows(form, printed string) bool {
	switch {
	case e.Flags.Has(Exact), e.acronym(form):
		return form == printed
	case e.Flags.Has(Capital):
		r, _ := utf8.DecodeRuneInString(form)
		p, _ := utf8.DecodeRuneInString(printed)
		return !unicode.IsUpper(r) || unicode.IsUpper(p)
	}
	return true
}

// Is reports whether an entry of the word has the flag.
func (w *Word) Is(f Flag) bool { return w != nil && w.flags[f/64]&(1<<(f%64)) != 0 }

// Flags returns the flags of all entries of the word.
func (w *Word) Flags() Flags {
	if w == nil {
		return Flags{}
	}
	return w.flags
}

// As returns the flags of those entries that the word may belong to when it is
// printed so: "May" is a month and an auxiliary, "may" only the auxiliary.
func (w *Word) As(printed string) Flags {
	if w == nil {
		return Flags{}
	}
	flags := w.free
	for _, s := range w.senses {
		if s.allows(s.Forms[s.Form], printed) {
			flags = flags.Union(s.Flags)
		}
	}
	return flags
}

// Sense returns the first entry of the word that has the flag.
func (w *Word) Sense(f Flag) (Sense, bool) {
	if w.Is(f) {
		for _, s := range w.senses {
			if s.Flags.Has(f) {
				return s, true
			}
		}
	}
	return Sense{}, false
}

// Senses returns the entries of the word, in the order of their files and lines.
func (w *Word) Senses() []Sense {
	if w == nil {
		return nil
	}
	return w.senses
}

// All returns the written forms of all entries that have the flag, with their
// entries, in the order of files and lines.
func (l *Lexicon) All(f Flag) iter.Seq2[string, *Entry] {
	return func(yield func(string, *Entry) bool) {
		for e := range l.Entries(f) {
			for _, form := range e.Forms {
				if !yield(form, e) {
					return
				}
			}
		}
	}
}

// Words returns all forms of a single word by their keys, in no order.
func (l *Lexicon) Words() iter.Seq2[string, *Word] { return maps.All(l.words) }

// Entries returns the entries that have the flag, in the order of files and lines.
func (l *Lexicon) Entries(f Flag) iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for _, e := range l.entries {
			if e.Flags.Has(f) && !yield(e) {
				return
			}
		}
	}
}
