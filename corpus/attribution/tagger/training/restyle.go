package training

import (
	"math/rand/v2"
	ranges "onrecord/corpus/text"
	"strings"
	"unicode"

	"onrecord/corpus/attribution/tagger/internal/text"
)

// The labelled articles come from one country: curly or straight double marks,
// "said" beside nearly every quotation. restyle prints a share of them as others
// do, with the labels moved along, so that the tagger learns those styles too:
// quotation marks of other countries, the comma outside of the marks, verbless
// attributions ("..." - Name), speakers before a colon, and capitals throughout.
func restyle(docs []Document, seed uint64) []Document {
	random := rand.New(rand.NewPCG(seed, 4))
	out := make([]Document, len(docs))
	for i, d := range docs {
		quotes := len(plainQuotes(&d))
		switch x := random.Float64(); {
		case quotes >= 2 && x < .25:
			d = verbless(d, random)
		case quotes >= 2 && x < .4:
			d = colons(d, random)
		}
		switch x := random.Float64(); {
		case x < .12:
			d = remark(d, markStyles[random.IntN(len(markStyles))])
		case x < .14:
			d = capitals(d)
		}
		out[i] = d
	}
	return out
}

// edit replaces the bytes from start to end.
type edit struct {
	start, end int
	with       string
}

// apply makes the edits, which are in order and apart, and moves the spans.
func apply(d Document, edits []edit) Document {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(d.Text[at:e.start])
		b.WriteString(e.with)
		at = e.end
	}
	b.WriteString(d.Text[at:])
	moved := func(p int, end bool) int {
		shift := 0
		for _, e := range edits {
			if e.start > p || e.start == p && (end || e.start < e.end) {
				break
			}
			if p < e.end { // inside of the replaced bytes
				return e.start + shift + min(p-e.start, len(e.with))
			}
			shift += len(e.with) - (e.end - e.start)
		}
		return p + shift
	}
	n := Document{ID: d.ID, Text: b.String()}
	for _, g := range d.Gold {
		g.Source, g.Cue, g.Content = move(g.Source, moved), move(g.Cue, moved), move(g.Content, moved)
		n.Gold = append(n.Gold, g)
	}
	return n
}

func move(spans []ranges.Range, moved func(int, bool) int) []ranges.Range {
	var out []ranges.Range
	for _, s := range spans {
		if m := (ranges.Range{Start: moved(s.Start, false), End: moved(s.End, true)}); m.End > m.Start {
			out = append(out, m)
		}
	}
	return out
}

// markStyle is how a country prints quotations.
type markStyle struct {
	open, close, inOpen, inClose string
	commaOutside                 bool
}

var markStyles = []markStyle{
	{"‘", "’", "“", "”", true},
	{"'", "'", `"`, `"`, true},
	{"«", "»", "“", "”", true},
	{"„", "“", "‚", "‘", true},
	{`"`, `"`, "'", "'", true},
	{"''", "''", "`", "'", false},
	{"“", "”", "‘", "’", true},
}

// remark prints the quotations of d in another style.
func remark(d Document, style markStyle) Document {
	a := text.Read(d.Text)
	var edits []edit
	for i := range a.Tokens {
		t := &a.Tokens[i]
		switch t.Role {
		case text.Opening:
			edits = append(edits, edit{t.Start, t.End, style.open})
		case text.InnerOpening:
			edits = append(edits, edit{t.Start, t.End, style.inOpen})
		case text.InnerClosing:
			edits = append(edits, edit{t.Start, t.End, style.inClose})
		case text.Closing:
			if i > 0 && style.commaOutside && a.Tokens[i-1].Sign == text.Comma && a.Tokens[i-1].End == t.Start {
				edits = append(edits, edit{a.Tokens[i-1].Start, t.End, style.close}, edit{t.End, t.End, ","})
				continue
			}
			edits = append(edits, edit{t.Start, t.End, style.close})
		}
	}
	return apply(d, edits)
}

// plain describes a paragraph that is one quotation with its attribution at the
// end: "...," said X.
type plain struct {
	content, source ranges.Range
	end             int // of the paragraph
}

// plainQuotes returns the attributions of d that stand so, by index.
func plainQuotes(d *Document) map[int]plain {
	out := map[int]plain{}
	for i, g := range d.Gold {
		if g.Type != "direct" || len(g.Content) != 1 || len(g.Source) != 1 || len(g.Cue) != 1 || g.Source[0].End-g.Source[0].Start < 5 {
			continue // "he" and "she" stand neither behind a dash nor before a colon
		}
		c := g.Content[0]
		if c.Start > 0 && d.Text[c.Start-1] != '\n' {
			continue
		}
		end := strings.IndexByte(d.Text[c.End:], '\n')
		if end < 0 {
			end = len(d.Text) - c.End
		}
		end += c.End
		s, u := g.Source[0], g.Cue[0]
		tail := strings.TrimSpace(d.Text[c.End:end])
		if s.Start < c.End || s.End > end || u.Start < c.End || u.End > end || u.End-u.Start > 8 || len(tail) > s.End-s.Start+u.End-u.Start+2 {
			continue
		}
		out[i] = plain{c, s, end}
	}
	return out
}

// verbless turns some of the plain quotations into "..." - Name.
func verbless(d Document, random *rand.Rand) Document {
	dash := []string{" ― ", " — ", " – ", " - ", "\n— ", " —", "\n- "}[random.IntN(7)]
	return replaceTails(d, random, func(g *Gold, p plain, at int) (string, Gold) {
		name := d.Text[p.source.Start:p.source.End]
		lead := len(dash) - len(strings.TrimLeft(dash, " \n"))
		n := *g
		n.Cue = []ranges.Range{{Start: at + lead, End: at + len(strings.TrimRight(dash, " "))}}
		n.Source = []ranges.Range{{Start: at + len(dash), End: at + len(dash) + len(name)}}
		return dash + name, n
	})
}

// replaceTails rewrites what follows the content of nearly all plain
// quotations; with returns the new tail and the attribution, given where the
// tail will begin.
func replaceTails(d Document, random *rand.Rand, with func(g *Gold, p plain, at int) (string, Gold)) Document {
	plains := plainQuotes(&d)
	var edits []edit
	var chosen []int
	for i := range d.Gold {
		if p, ok := plains[i]; ok && random.IntN(8) > 0 && (len(edits) == 0 || edits[len(edits)-1].end <= p.content.End) {
			tail, _ := with(&d.Gold[i], p, 0)
			edits = append(stopInstead(d.Text, p, edits), edit{p.content.End, p.end, tail})
			chosen = append(chosen, i)
		}
	}
	n := apply(d, edits)
	kept := n.Gold[:0]
	for i, k := 0, 0; i < len(n.Gold); i++ {
		if k < len(chosen) && chosen[k] == i {
			_, n.Gold[i] = with(&n.Gold[i], plains[i], n.Gold[i].Content[0].End)
			k++
		}
		if len(n.Gold[i].Content) > 0 {
			kept = append(kept, n.Gold[i])
		}
	}
	n.Gold = kept
	return n
}

// stopInstead appends the edit that ends the quotation with a full stop where it
// ended with a comma.
func stopInstead(body string, p plain, edits []edit) []edit {
	_, mark := markBytes(body[p.content.Start:p.content.End])
	if at := p.content.End - mark - 1; body[at] == ',' {
		edits = append(edits, edit{at, at + 1, "."})
	}
	return edits
}

// colons turns some of the plain quotations into "Name: ...", with or without
// marks and with the name as it is or in capitals, as transcripts do.
func colons(d Document, random *rand.Rand) Document {
	bare, upper := random.IntN(2) == 0, random.IntN(2) == 0
	plains := plainQuotes(&d)
	var edits []edit
	names := map[int]string{}
	for i := range d.Gold {
		p, ok := plains[i]
		if !ok || random.IntN(4) == 0 || len(edits) > 0 && edits[len(edits)-1].end > p.content.Start {
			continue
		}
		name := strings.TrimRight(d.Text[p.source.Start:p.source.End], ",")
		if upper {
			name = strings.ToUpper(name)
		} else if r := rune(name[0]); unicode.IsLower(r) {
			name = string(unicode.ToUpper(r)) + name[1:]
		}
		names[i] = name
		open, close := 0, 0
		if bare {
			open, close = markBytes(d.Text[p.content.Start:p.content.End])
		}
		edits = append(edits, edit{p.content.Start, p.content.Start + open, name + ": "})
		edits = append(stopInstead(d.Text, p, edits), edit{p.content.End - close, p.end, ""})
	}
	n := apply(d, edits)
	for i, name := range names {
		g := &n.Gold[i]
		p := &g.Content[0]
		if !strings.HasPrefix(n.Text[p.Start:], name) { // the insertion went before the span
			p.Start -= len(name) + 2
		}
		if p.Start < 0 || !strings.HasPrefix(n.Text[p.Start:], name) {
			continue
		}
		g.Source = []ranges.Range{{Start: p.Start, End: p.Start + len(name)}}
		g.Cue = []ranges.Range{{Start: p.Start + len(name), End: p.Start + len(name) + 1}}
		p.Start += len(name) + 2
	}
	return dropEmpty(n)
}

func dropEmpty(d Document) Document {
	kept := d.Gold[:0]
	for _, g := range d.Gold {
		if len(g.Content) > 0 {
			kept = append(kept, g)
		}
	}
	d.Gold = kept
	return d
}

// markBytes returns how many bytes the marks at both ends of a quotation take.
func markBytes(s string) (open, close int) {
	for _, m := range []string{`"`, "“", "''", "``"} {
		if strings.HasPrefix(s, m) {
			open = len(m)
		}
	}
	for _, m := range []string{`"`, "”", "''", "“"} {
		if strings.HasSuffix(s, m) {
			close = len(m)
		}
	}
	return open, close
}

// capitals prints d in capitals throughout, as agency bulletins do.
func capitals(d Document) Document {
	var edits []edit
	for i, r := range d.Text {
		if u := unicode.ToUpper(r); u != r {
			edits = append(edits, edit{i, i + len(string(r)), string(u)})
		}
	}
	var b strings.Builder
	at := make([]int, len(d.Text)+1)
	last := 0
	for _, e := range edits {
		for ; last < e.start; last++ {
			at[last] = b.Len()
			b.WriteByte(d.Text[last])
		}
		for ; last < e.end; last++ {
			at[last] = b.Len()
		}
		b.WriteString(e.with)
	}
	for ; last < len(d.Text); last++ {
		at[last] = b.Len()
		b.WriteByte(d.Text[last])
	}
	at[last] = b.Len()
	n := Document{ID: d.ID, Text: b.String()}
	for _, g := range d.Gold {
		to := func(p int, _ bool) int { return at[p] }
		g.Source, g.Cue, g.Content = move(g.Source, to), move(g.Cue, to), move(g.Content, to)
		n.Gold = append(n.Gold, g)
	}
	return n
}

// Manners are the names that Reprint knows.
func Manners() []string {
	return []string{"british curly", "british straight", "guillemets", "low marks", "comma outside", "two apostrophes", "curly, comma outside", "capitals"}
}

// Reprint prints a document in one of the Manners, its labels moved along: to see
// what a style costs whoever reads it.
func Reprint(d Document, style string) Document {
	for i, name := range Manners() {
		switch {
		case name != style:
		case i < len(markStyles):
			return remark(d, markStyles[i])
		default:
			return capitals(d)
		}
	}
	return d
}
