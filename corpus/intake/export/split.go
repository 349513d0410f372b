package export

import (
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

// maxDocument is how many bytes the lines of one document may have.
const maxDocument = 4 << 20

// document is one that is being gathered.
type document struct {
	lines []Line
	size  int
	n     int    // its number, by the order
	at    int    // the line with which it begins; 0 where its first words do
	id    string // what it is called at its end
	ended bool   // its end was seen
}

// place is where it stands, for messages.
func (d *document) place() string {
	if d.at > 0 {
		return strconv.Itoa(d.at)
	}
	for _, l := range d.lines {
		if strings.TrimSpace(l.Text) != "" && l.N > 0 {
			return strconv.Itoa(l.N)
		}
	}
	return fmt.Sprintf("document %d", d.n)
}

// splitter cuts lines into documents.
type splitter struct {
	*Layout
	sink  record.Sink
	doc   document
	count int // documents so far
	said  int // how many the export says that there are
	last  int // the number of the last one, as the export counts
	seen  map[string]string
	lost  []error
}

// Read splits an export. Lines are those of the file from its first.
func (l *Layout) Read(lines iter.Seq2[Line, error], sink record.Sink) error {
	s := &splitter{Layout: l, sink: sink, seen: map[string]string{}}
	for line, err := range lines {
		if err != nil {
			return errors.Join(s.finish(), err)
		}
		if l.stop != nil && l.stop.MatchString(strings.TrimSpace(line.Text)) && s.count > 0 && (l.end == nil || s.short()) {
			break
		}
		if err := s.line(line); err != nil {
			return err
		}
	}
	return s.finish()
}

// short reports whether what was gathered since the last document is too little to be
// one.
func (s *splitter) short() bool { return s.doc.size < 200 }

// line takes a line.
func (s *splitter) line(line Line) error {
	text := strings.TrimSpace(line.Text)
	if text == beginning {
		if s.begin == nil && (s.end == nil || s.Name == "Europresse") {
			return s.next(true)
		}
		return nil
	}
	if s.begin != nil {
		if m := s.begin.FindStringSubmatch(text); m != nil {
			n, _ := strconv.Atoi(m[1])
			if err := s.next(s.count > 0); err != nil {
				return err
			}
			s.count++
			s.doc = document{n: s.count, at: line.N}
			if s.count > 1 && n != s.last+1 {
				s.lost = append(s.lost, fmt.Errorf("an export of %s that does not split cleanly: document %d follows document %d at line %d; export it again, whole", s.Name, n, s.last, line.N))
			}
			s.last = n
			if said, err := strconv.Atoi(m[2]); err == nil {
				s.said = max(s.said, said)
			}
			return nil
		}
	}
	if s.front != nil && s.front.MatchString(text) {
		return nil
	}
	if line.Cut {
		s.doc.size += maxDocument
	}
	if s.doc.size += len(line.Text); s.doc.size <= maxDocument {
		s.doc.lines = append(s.doc.lines, line)
	}
	if s.end != nil {
		if m := s.end.FindStringSubmatch(text); m != nil {
			s.doc.id, s.doc.ended = strings.TrimSpace(m[1]), true
			if s.Name != "PressReader" {
				s.doc.lines = s.doc.lines[:max(0, len(s.doc.lines)-1)]
			}
			if s.Name != "Europresse" {
				return s.next(true)
			}
		}
	}
	return nil
}

// next hands over the document that was gathered and begins another.
func (s *splitter) next(whole bool) error {
	d := s.doc
	s.doc = document{}
	if !whole || blank(d.lines) {
		return nil
	}
	if s.begin == nil {
		s.count++
		d.n = s.count
	}
	r := &record.Record{Place: d.place(), Key: d.id}
	if d.size > maxDocument {
		r.Bad = fmt.Errorf("an export of %s: a document of more than %s; does it split?", s.Name, unpack.SizeText(maxDocument))
		return s.sink(r)
	}
	if at := s.second(d.lines); at != "" {
		r.Bad = fmt.Errorf("an export of %s that does not split cleanly: one document begins here and another begins at %s, and no line stands between them that says so; export it again", s.Name, at)
		return s.sink(r)
	}
	s.parse(&d, r)
	if r.Key == "" {
		r.Key = strconv.Itoa(d.n)
	}
	if r.Bad == nil {
		same := strings.Join([]string{r.Title, r.Outlet, r.Body}, "\x00")
		if first, ok := s.seen[same]; ok {
			r.Bad = fmt.Errorf("the same document as at %s; it is read once", first)
		} else {
			s.seen[same] = r.Place
		}
	}
	return s.sink(r)
}

// second returns where in a document's lines another one begins, "" for nowhere: the
// fact that each has once comes again.
func (s *splitter) second(lines []Line) string {
	seen := false
	for _, line := range lines {
		t := strings.TrimSpace(line.Text)
		is := s.anchor != nil && s.anchor.MatchString(t)
		if s.once != "" {
			_, value, ok := s.labelOf(t)
			label, _, _ := strings.Cut(t, ":")
			is = ok && (value != "" || s.sticky) && strings.EqualFold(strings.Fields(label + " ")[0], s.once)
		}
		if is && seen {
			if line.N > 0 {
				return fmt.Sprintf("line %d", line.N)
			}
			return "a later paragraph"
		}
		seen = seen || is
	}
	return ""
}

// finish hands over the last document and says what the export lacks.
func (s *splitter) finish() error {
	rest := s.doc
	switch {
	case s.begin != nil && s.count == 0: // one alone has no number
		s.count++
		s.doc.n = 1
		if err := s.next(true); err != nil {
			return err
		}
	case s.begin != nil, s.Name == "Europresse":
		if err := s.next(s.count > 0 || s.Name == "Europresse"); err != nil {
			return err
		}
	case s.end != nil && !blank(rest.lines) && rest.size >= 200:
		return fmt.Errorf("an export of %s that does not split cleanly: from line %s on no document ends; export it again, whole", s.Name, rest.place())
	}
	switch {
	case s.count == 0:
		return fmt.Errorf("an export of %s in which no document was found; export it again with the full text", s.Name)
	case len(s.lost) > 0:
		return s.lost[0]
	case s.said > s.last:
		return fmt.Errorf("an export of %s that does not split cleanly: it says %d documents and ends with document %d, which begins at line %s; export it again, whole", s.Name, s.said, s.last, rest.place())
	}
	return nil
}

func blank(lines []Line) bool {
	for _, l := range lines {
		if t := strings.TrimSpace(l.Text); t != "" && t != beginning {
			return false
		}
	}
	return true
}
