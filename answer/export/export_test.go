package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/answer"
	"onrecord/answer/export"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/corpus/text"
)

var now = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// said is an answer of an excerpt each with the given text.
func said(texts ...string) answer.Answer {
	a := answer.Answer{Question: `what did Molde say about "quays"`, Read: answer.Understood{Speaker: "Ingrid Molde", Topic: "quays"}}
	for i, s := range texts {
		a.Excerpts = append(a.Excerpts, answer.Excerpt{Rank: i + 1, Type: "direct", Speaker: "Ingrid Molde", Role: "harbour master", Text: s,
			Date: dates.Date{Year: 2021, Month: 3, Day: 9}, Basis: dates.Stated, Link: fmt.Sprintf("https://herald.example/%d?a=1&b=2#:~:text=x", i),
			Article: &corpus.Article{ID: fmt.Sprint("herald/", i), Title: "Quays, shut", Outlet: "The Herald", Published: dates.Date{Year: 2021, Month: 3}}})
	}
	return a
}

func written(t *testing.T, a answer.Answer, form export.Form) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(&b, a, form, now); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cells are the cells of a CSV file, read by the letter of RFC 4180.
func cells(t *testing.T, data []byte) (rows [][]string) {
	t.Helper()
	s, ok := strings.CutPrefix(string(data), "\ufeff")
	if !ok {
		t.Error("no byte order mark, so a spreadsheet would take it for another encoding than UTF-8")
	}
	for s != "" {
		var row []string
		for {
			if s, ok = strings.CutPrefix(s, `"`); !ok {
				end := strings.IndexAny(s, ",\r")
				row, s = append(row, s[:end]), s[end:]
			} else {
				var b strings.Builder
				for {
					before, rest, ok := strings.Cut(s, `"`)
					if !ok {
						t.Fatalf("a cell without an end: %q", s)
					}
					b.WriteString(before)
					if s = rest; !strings.HasPrefix(s, `"`) {
						break
					}
					b.WriteByte('"')
					s = s[1:]
				}
				row = append(row, b.String())
			}
			if s, ok = strings.CutPrefix(s, ","); !ok {
				break
			}
		}
		if s, ok = strings.CutPrefix(s, "\r\n"); !ok {
			t.Fatalf("a row that does not end in CR LF: %q", s)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestTable(t *testing.T) {
	texts := []string{
		"“We wait,” she said,\n\n\"and see\", then; \tleft.", "Ελλάδα, Ünal, 東京 👩‍🚀", `He said "no"`, "a\r\nb\rc", "",
	}
	rows := cells(t, written(t, said(texts...), export.CSV))
	if len(rows) != len(texts)+1 {
		t.Fatalf("%d rows", len(rows))
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for i, row := range rows[1:] {
		if len(row) != len(rows[0]) {
			t.Errorf("row %d has %d cells of %d", i, len(row), len(rows[0]))
		}
		if got := row[at["excerpt"]]; got != texts[i] {
			t.Errorf("excerpt %q became %q", texts[i], got)
		}
		if row[at["rank"]] != fmt.Sprint(i+1) || row[at["date"]] != "2021-03-09" || row[at["date_basis"]] != "stated" || row[at["published"]] != "2021-03" ||
			row[at["link"]] != fmt.Sprintf("https://herald.example/%d?a=1&b=2#:~:text=x", i) {
			t.Errorf("row %d: %q", i, row)
		}
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(written(t, said(texts...), export.CSV)), "\ufeff")))
	if all, err := r.ReadAll(); err != nil || len(all) != len(rows) {
		t.Errorf("another reader has %d rows, %v", len(all), err)
	}
}

// No cell begins a formula in whatever column strangers' words stand, and all others are
// as they were.
func TestNoFormulaRuns(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "\u00a0=1", "\ufeff=1", "\u200b=1", "\x01=1",
		"＝1", "＋1", "－1", "＠x", "\tx", "\rx", "-- he left", "=HYPERLINK(\"http://a.example\",\"x\")"} {
		a := said(s)
		e := &a.Excerpts[0]
		e.Speaker, e.Role, e.Link, e.Tie = s, s, s, s
		e.Article = &corpus.Article{ID: s, Title: s, Outlet: s, Author: s}
		e.Also = []answer.Excerpt{{Article: &corpus.Article{Outlet: s}}}
		a.Question = s
		neutral := 0
		for i, c := range cells(t, written(t, a, export.CSV))[1] {
			if strings.HasPrefix(c, "'") {
				neutral++
			} else if first := strings.TrimLeft(c, " \t\r\n\u00a0\ufeff\u200b\x01"); first != "" && strings.Contains("=+-@＝＋－＠", string([]rune(first)[0])) {
				t.Errorf("column %d would run %q", i, c)
			}
		}
		if neutral < 9 {
			t.Errorf("%q: %d cells made neutral", s, neutral)
		}
	}
	for _, s := range []string{"'tis so", "a=b", "3 + 4", "“-5” he said", "— no", "e@x.example"} {
		if got := cells(t, written(t, said(s), export.CSV))[1][4]; got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestLines(t *testing.T) {
	texts := []string{"a\nb\u2028<c> & \"d\"", "=1"}
	lines := strings.Split(strings.TrimSuffix(string(written(t, said(texts...), export.JSONL)), "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines {
		var r export.Row
		if err := json.Unmarshal([]byte(l), &r); err != nil || r.Excerpt != texts[i] || r.Speaker != "Ingrid Molde" {
			t.Errorf("%s: %+v, %v", l, r, err)
		}
	}
}

// parts are a document's parts, each of which must be XML.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(b)
		for d := xml.NewDecoder(bytes.NewReader(b)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return all
}

func TestDocument(t *testing.T) {
	const nasty = "</w:t><w:br/> ]]> &amp; \x00\x0b \ufffe <script>"
	a := said("“We wait,” she said.\nThen she left.", nasty)
	a.Excerpts[0].Bold = []text.Range{{Start: 3, End: 11}}
	a.Excerpts[1].Speaker, a.Excerpts[1].Article.Title = nasty, nasty
	a.Excerpts[1].Also = []answer.Excerpt{{Link: "https://other.example/\"><x>", Article: &corpus.Article{Outlet: "Other"}}, {Link: "javascript:alert(1)", Article: &corpus.Article{Outlet: "Paper"}}}
	a.Read.Notes = []string{"2 people are called Molde"}
	data := written(t, a, export.DOCX)
	all := parts(t, data)

	var rels struct {
		Relationship []struct {
			ID, Target, Type, TargetMode string `xml:",attr"`
		}
	}
	// The attribute is spelt Id.
	if err := xml.Unmarshal([]byte(strings.ReplaceAll(all["word/_rels/document.xml.rels"], ` Id="`, ` ID="`)), &rels); err != nil {
		t.Fatal(err)
	}
	external := map[string]string{}
	for _, r := range rels.Relationship {
		if r.TargetMode == "External" {
			external[r.ID] = r.Target
		}
	}
	body := all["word/document.xml"]
	if len(external) != 3 || strings.Count(body, "<w:hyperlink ") != 3 {
		t.Errorf("%d addresses and %d links", len(external), strings.Count(body, "<w:hyperlink "))
	}
	for id := range external {
		if strings.Count(body, `r:id="`+id+`"`) != 1 {
			t.Errorf("no link leads to %s", external[id])
		}
	}
	if external["link1"] != a.Excerpts[0].Link {
		t.Errorf("the first link leads to %q", external["link1"])
	}
	if !strings.Contains(body, "<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">We wait,</w:t>") {
		t.Error("what the question names is not in bold")
	}

	// The program's own reader must have the words in their order.
	path := filepath.Join(t.TempDir(), "answer.docx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	read := ""
	err := intake.Walk(t.Context(), []string{path}, intake.Options{}, func(a *corpus.Article) error {
		read += a.Title + "\n" + a.Text
		return nil
	}, func(s intake.Skipped) { t.Error(s) })
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{"what did Molde say", "2 people are called Molde", "2 results", "1. Ingrid Molde, harbour master", "9 March 2021 (the article says so)", "“We wait,” she said.", "Then she left.", "The Herald, “Quays, shut”, March 2021", "<script>"} {
		i := strings.Index(read[at:], want)
		if i < 0 {
			t.Fatalf("%q is not read behind what stands before it:\n%s", want, read)
		}
		at += i
	}
}

func TestNothingFound(t *testing.T) {
	a := said()
	if rows := cells(t, written(t, a, export.CSV)); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
	if b := written(t, a, export.JSONL); len(b) != 0 {
		t.Errorf("%q", b)
	}
	if body := parts(t, written(t, a, export.DOCX))["word/document.xml"]; !strings.Contains(body, "Nothing in this archive has Ingrid Molde saying anything about quays.") {
		t.Error(body)
	}
}

func TestForms(t *testing.T) {
	for name, want := range map[string]export.Form{"a.csv": export.CSV, "/x/B.DOCX": export.DOCX, "c.d.jsonl": export.JSONL, "csv": "", "a.xlsx": "", "": ""} {
		if got := export.FormOf(name); got != want {
			t.Errorf("FormOf(%q) = %q", name, got)
		}
	}
	if err := export.Write(io.Discard, said(), "odt", now); err == nil {
		t.Error("no error for an unknown form")
	}
}
