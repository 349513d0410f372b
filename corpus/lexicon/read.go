package lexicon

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Line is a line of a word list, cut into its parts.
type Line struct {
	File  string
	N     int      // its number, from 1
	Forms []string // the written forms, the lemma first
	Named bool     // "lemma = form | form", and not "lemma | form"
	Flags []string // of the sections' line above, then its own
	Rest  []string // words of the third part
}

// Errorf is an error that says where the line stands.
func (l *Line) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s line %d: %w", l.File, l.N, fmt.Errorf(format, args...))
}

// Read cuts a word list into lines and hands each to use, until that returns an
// error. A line is
//
//	form | form ; flag flag ; more
//	name = form | form ; flag flag ; more
//	[flag flag]
//
// where all but the first form may be left out. The third kind gives its flags to
// all lines below, up to the next of its kind. "#" at the beginning of a line makes
// it a comment. Errors carry the file's name and the number of the line, and say
// what was wanted.
func Read(file string, r io.Reader, use func(Line) error) error {
	var all strings.Builder
	if _, err := io.Copy(&all, r); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	var section, single []string
	rest := strings.TrimPrefix(all.String(), "\ufeff")
	for n := 1; rest != ""; n++ {
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		text = strings.TrimSpace(text)
		line := Line{File: file, N: n}
		switch {
		case text == "" || text[0] == '#':
			continue
		case !utf8.ValidString(text):
			return line.Errorf("not UTF-8: %q", text)
		case text[0] == '[':
			inner, ok := strings.CutSuffix(text[1:], "]")
			if section = strings.Fields(strings.ToLower(inner)); !ok || len(section) == 0 {
				return line.Errorf(`want "[flag flag]", got %q`, text)
			}
			continue
		}
		if !strings.ContainsAny(text, ";=| ") { // most lines of a long list
			if len(single) == cap(single) {
				single = make([]string, 0, 512)
			}
			single = append(single, text)
			line.Forms, line.Flags = single[len(single)-1:len(single):len(single)], section
		} else if err := line.cut(text, section); err != nil {
			return err
		}
		if err := use(line); err != nil {
			return err
		}
	}
	return nil
}

// cut fills in the parts of a line.
func (l *Line) cut(text string, section []string) error {
	parts := strings.Split(text, ";")
	if len(parts) > 3 {
		return l.Errorf(`want "form | form ; flags ; more", got %q`, text)
	}
	forms := parts[0]
	if name, others, ok := strings.Cut(forms, "="); ok {
		l.Named = true
		forms = name
		if strings.TrimSpace(others) != "" {
			forms += "|" + others
		}
	}
	for f := range strings.SplitSeq(forms, "|") {
		if f = strings.Join(strings.Fields(f), " "); f != "" {
			l.Forms = append(l.Forms, f)
		} else if len(l.Forms) == 0 {
			return l.Errorf(`want a word or a name first, as in "Name = form | form", got %q`, text)
		}
	}
	l.Flags = section
	if len(parts) > 1 {
		l.Flags = append(slices.Clip(section), strings.Fields(strings.ToLower(parts[1]))...)
	}
	if len(parts) > 2 {
		l.Rest = strings.Fields(parts[2])
	}
	return nil
}

// add reads entries into a lexicon that is not indexed yet; merge makes those of one
// name and kind one entry.
func (l *Lexicon) add(file string, r io.Reader, merge bool) error {
	known := map[string][]*Entry{}
	note := func(e *Entry) { known[Key(e.Lemma)] = append(known[Key(e.Lemma)], e) }
	if merge {
		for _, e := range l.entries {
			note(e)
		}
	}
	var list *Entry // of forenames, being read
	var section []string
	return Read(file, r, func(line Line) error {
		if list != nil && len(line.Forms) == 1 && len(line.Rest) == 0 && same(line.Flags, section) {
			list.Forms = append(list.Forms, line.Forms[0])
			return nil
		}
		e, err := entryOf(line)
		if err != nil {
			return err
		}
		if merge {
			for _, old := range known[Key(e.Lemma)] {
				if old.Flags.Intersect(e.Flags).Any(kinds) && old.Flags.Intersect(caseRules) == e.Flags.Intersect(caseRules) {
					old.merge(e)
					return nil
				}
			}
			note(e)
		}
		l.entries = append(l.entries, e)
		if list = nil; e.Flags.Has(Forename) && !merge {
			list, section = e, line.Flags
		}
		return nil
	})
}

// same reports whether two slices are one.
func same(a, b []string) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// index makes every entry be found under its forms.
func (l *Lexicon) index() *Lexicon {
	n := 0
	for _, e := range l.entries {
		n += len(e.Forms)
	}
	l.words = make(map[string]*Word, n)
	for _, e := range l.entries {
		if e.Flags.Has(Forename) {
			l.fileList(e)
			continue
		}
		l.file(e)
	}
	return l
}

// entryOf reads the flags and the frame of a line.
func entryOf(line Line) (*Entry, error) {
	e := &Entry{Lemma: line.Forms[0], Forms: line.Forms, File: line.File, Line: line.N}
	flags := line.Flags
	if line.Named && !slices.ContainsFunc(flags, func(f string) bool { return kinds.Has(flagNames[f]) }) {
		flags = append(slices.Clip(flags), "thing")
	}
	if len(flags) == 0 {
		return nil, line.Errorf(`want "Name = form | form" or "word ; flag", got %q`, strings.Join(line.Forms, " | "))
	}
	for _, name := range flags {
		f, ok := flagNames[name]
		if !ok {
			return nil, line.Errorf("unknown flag %q%s", name, nearestFlag(name))
		}
		e.Flags.set(f)
	}
	if e.Flags.Any(concepts) {
		e.Flags.set(Concept)
	}
	if e.Flags.Any(verbs) {
		forms, err := Inflect(line.Forms)
		if err != nil {
			return nil, line.Errorf("%w", err)
		}
		e.Forms = forms
	}
	if !e.Flags.Any(verbs) {
		e.For = line.Rest
		return e, nil
	}
	for _, name := range line.Rest {
		f, ok := frameNames[strings.ToLower(name)]
		if !ok {
			return nil, line.Errorf("unknown frame %q: a verb may have clause, that, quotation, listener, object, noun", name)
		}
		e.Frame |= f
	}
	return e, nil
}

// merge adds to an entry what a later file says of the same thing.
func (e *Entry) merge(more *Entry) {
	for _, f := range more.Forms {
		if !slices.Contains(e.Forms, f) {
			e.Forms = append(e.Forms, f)
		}
	}
	if e.Flags.Has(Concept) { // a team's line need not say that NATO is an organisation
		for i := range more.Flags {
			more.Flags[i] &^= concepts[i]
		}
	}
	e.Flags = e.Flags.Union(more.Flags)
	e.Frame |= more.Frame
	if len(more.For) > 0 {
		e.For = more.For
	}
}

// file enters an entry under its forms.
func (l *Lexicon) file(e *Entry) {
	for i, form := range e.Forms {
		first, rest, more := strings.Cut(Key(form), " ")
		for part := range strings.FieldsSeq(Key(form)) {
			if stem, ok := strings.CutSuffix(part, "."); ok {
				mark := e.Flags.Intersect(abbreviations)
				mark.set(Abbreviation)
				l.word(stem).mark(mark)
			}
		}
		w := l.word(first)
		for more {
			first, rest, more = strings.Cut(rest, " ")
			next := w.next[first]
			if next == nil {
				if w.next == nil {
					w.next = map[string]*Word{}
				}
				next = new(Word)
				w.next[first] = next
			}
			w = next
		}
		if n := len(w.senses); n > 0 && w.senses[n-1].Entry == e {
			continue // past and participle alike
		}
		w.flags = w.flags.Union(e.Flags)
		if !e.cased(form) {
			w.free = w.free.Union(e.Flags)
		}
		w.senses = append(w.senses, Sense{e, i})
	}
}

// fileList enters the names of a list, which are one Word as long as no other entry
// has them: there are tens of thousands.
func (l *Lexicon) fileList(e *Entry) {
	shared := &Word{flags: e.Flags, free: e.Flags, senses: []Sense{{e, 0}}}
	l.shared = append(l.shared, shared)
	for i, form := range e.Forms {
		key := Key(form)
		if l.words[key] == nil {
			l.words[key] = shared
			continue
		}
		w := l.word(key)
		w.mark(e.Flags)
		w.senses = append(w.senses, Sense{e, i})
	}
}

// word returns the word of a key, which it makes if need be, for changing.
func (l *Lexicon) word(key string) *Word {
	w := l.words[key]
	switch {
	case w == nil:
		w = new(Word)
	case slices.Contains(l.shared, w):
		own := *w
		w = &own
		w.senses = slices.Clip(w.senses)
	default:
		return w
	}
	l.words[key] = w
	return w
}

// mark gives a word flags that come from no entry of its own.
func (w *Word) mark(flags Flags) {
	w.flags, w.free = w.flags.Union(flags), w.free.Union(flags)
}
