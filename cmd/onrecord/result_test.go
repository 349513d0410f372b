package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The types below are the command line's contract written down a second time, by
// hand and apart from the code that keeps it.

type wantAnswer struct {
	ID       *string `json:"id"`
	Question *string `json:"question"`
	Query    *struct {
		Speaker *string `json:"speaker"`
		Topic   *string `json:"topic"`
		From    *string `json:"from"`
		To      *string `json:"to"`
		Outlet  *string `json:"outlet"`
	} `json:"query"`
	Notes   []string      `json:"notes"`
	Answers []wantExcerpt `json:"answers"`
	Related []wantExcerpt `json:"related"`
	TookMS  *float64      `json:"took_ms"`
}

type wantExcerpt struct {
	Rank      *int         `json:"rank"`
	Type      *string      `json:"type"`
	Speaker   *string      `json:"speaker"`
	Role      *string      `json:"role"`
	Excerpt   *string      `json:"excerpt"`
	Cue       *string      `json:"cue"`
	Date      *string      `json:"date"`
	DateBasis *string      `json:"date_basis"`
	Score     *float64     `json:"score"`
	Link      *string      `json:"link"`
	Article   *wantArticle `json:"article"`
	Also      []struct {
		Excerpt *string      `json:"excerpt"`
		Article *wantArticle `json:"article"`
		Link    *string      `json:"link"`
	} `json:"also"`
	Why string `json:"why"`
}

type wantArticle struct {
	ID        *string `json:"id"`
	Title     *string `json:"title"`
	Outlet    *string `json:"outlet"`
	URL       *string `json:"url"`
	Published *string `json:"published"`
}

func TestAskJSONKeepsTheContract(t *testing.T) {
	for name, a := range pages() {
		var b bytes.Buffer
		if err := writeJSON(&b, answerForJSON("q1", a)); err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) { checkAnswer(t, b.Bytes()) })
	}
	for _, question := range []string{"what did Lavrov say about IS", "who said main enemy", "what did Marie Curie say about radium"} {
		t.Run(question, func(t *testing.T) {
			checkAnswer(t, output(t, "ask", "--json", question))
		})
	}
}

// output is what a command prints; it must succeed and stay silent otherwise.
func output(t *testing.T, args ...string) []byte {
	t.Helper()
	env, err := environment()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if err := run(context.Background(), args, env, strings.NewReader(""), &out, &errs); err != nil {
		t.Fatalf("onrecord %s: %v", strings.Join(args, " "), err)
	}
	if errs.Len() > 0 {
		t.Errorf("onrecord %s says %q on standard error", strings.Join(args, " "), errs.String())
	}
	return out.Bytes()
}

// strictly decodes the one line of JSON that b is and allows no field that the
// contract does not name.
func strictly(t *testing.T, b []byte, into any) {
	t.Helper()
	if bytes.Count(b, []byte("\n")) != 1 || !bytes.HasSuffix(b, []byte("\n")) {
		t.Fatalf("not one line: %q", b)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
}

func checkAnswer(t *testing.T, b []byte) {
	t.Helper()
	var a wantAnswer
	strictly(t, b, &a)
	if a.ID == nil || a.Question == nil || a.Query == nil || a.Notes == nil || a.Answers == nil || a.Related == nil || a.TookMS == nil {
		t.Fatalf("a field is missing or null: %s", b)
	}
	if q := a.Query; q.Speaker == nil || q.Topic == nil || q.From == nil || q.To == nil || q.Outlet == nil {
		t.Errorf("a field of the query is missing or null: %s", b)
	}
	if len(a.Answers) > 0 && len(a.Related) > 0 {
		t.Error("there are answers and related ones")
	}
	for _, e := range a.Answers {
		checkExcerpt(t, e, []string{""})
	}
	for _, e := range a.Related {
		checkExcerpt(t, e, []string{"other speaker", "other date", "other topic"})
	}
	order(t, b, "id", "question", "query", "speaker", "topic", "from", "to", "outlet", "notes", "answers", "related", "took_ms")
	if len(a.Answers) > 0 {
		order(t, b, "rank", "type", "speaker", "role", "excerpt", "cue", "date", "date_basis", "score", "link", "article",
			"id", "title", "outlet", "url", "published", "also")
	}
}

func checkExcerpt(t *testing.T, e wantExcerpt, why []string) {
	t.Helper()
	if e.Rank == nil || e.Type == nil || e.Speaker == nil || e.Role == nil || e.Excerpt == nil || e.Cue == nil || e.Date == nil ||
		e.DateBasis == nil || e.Score == nil || e.Link == nil || e.Article == nil || e.Also == nil {
		t.Fatalf("a field of an excerpt is missing or null: %+v", e)
	}
	if !slices.Contains([]string{"direct", "mixed", "indirect", "passage"}, *e.Type) {
		t.Errorf("type is %q", *e.Type)
	}
	if !slices.Contains([]string{"stated", "inferred", "published", "unknown"}, *e.DateBasis) {
		t.Errorf("date_basis is %q", *e.DateBasis)
	}
	if !slices.Contains(why, e.Why) {
		t.Errorf("why is %q, want one of %q", e.Why, why)
	}
	articles := []*wantArticle{e.Article}
	for _, also := range e.Also {
		if also.Excerpt == nil || also.Link == nil || also.Article == nil {
			t.Fatalf("a field of also is missing or null: %+v", also)
		}
		articles = append(articles, also.Article)
	}
	for _, a := range articles {
		if a.ID == nil || a.Title == nil || a.Outlet == nil || a.URL == nil || a.Published == nil {
			t.Errorf("a field of an article is missing or null: %+v", a)
		}
	}
}

// order checks that the keys stand in b one after another as they are given.
func order(t *testing.T, b []byte, keys ...string) {
	t.Helper()
	rest := b
	for _, key := range keys {
		_, after, ok := bytes.Cut(rest, fmt.Appendf(nil, "%q:", key))
		if !ok {
			t.Errorf("the key %q is missing or out of order in %s", key, b)
			return
		}
		rest = after
	}
}

func TestExtractJSONKeepsTheContract(t *testing.T) {
	dir := t.TempDir()
	// The text has characters of one to four bytes before, in and after the words.
	text := "„Größe“ 👍 — it rains. “Naïve, but true 👍,” Zoë Müller said.\n\nThe river rose, according to the harbour."
	line, err := json.Marshal(map[string]string{"id": "a1", "text": text})
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir+"/articles.jsonl", string(line)+"\n")
	b := output(t, "extract", dir+"/articles.jsonl")
	var got struct {
		ID, Title, Outlet, URL, Author, Published, Text *string
		Attributions                                    []struct {
			Source, Cue, Content      [][2]int
			Type, Speaker, Role, Date *string
		}
	}
	strictly(t, b, &got)
	order(t, b, "id", "title", "outlet", "url", "author", "published", "text", "attributions",
		"source", "cue", "content", "type", "speaker", "role", "date")
	if got.Text == nil || *got.Text != text {
		t.Fatalf("the text is not byte for byte the input's: %s", b)
	}
	if len(got.Attributions) == 0 {
		t.Fatal("there are no attributions")
	}
	runes := []rune(text)
	read := func(spans [][2]int) string {
		var all []string
		for _, s := range spans {
			if s[0] < 0 || s[1] <= s[0] || s[1] > len(runes) {
				t.Fatalf("the span %v is not inside the text of %d code points", s, len(runes))
			}
			all = append(all, string(runes[s[0]:s[1]]))
		}
		return strings.Join(all, "|")
	}
	said := false
	for _, a := range got.Attributions {
		content, source, cue := read(a.Content), read(a.Source), read(a.Cue)
		if a.Type == nil || a.Speaker == nil || a.Role == nil || a.Date == nil {
			t.Errorf("a field is missing or null in %s", b)
		}
		if strings.Contains(content, "Naïve") {
			said = true
			if source != "Zoë Müller" || cue != "said" || *a.Speaker != "Zoë Müller" {
				t.Errorf("source %q, cue %q, speaker %q; want Zoë Müller, said", source, cue, *a.Speaker)
			}
		}
	}
	if !said {
		t.Errorf("nobody says what Zoë Müller says in %s", b)
	}
}

// What is written for programs is valid UTF-8 JSON, whatever an article holds.
func TestJSONOfHostileText(t *testing.T) {
	a := pages()["found"]
	a.Excerpts[0].Text = "a\x00\x1b]0;x\x07\u2028</script>"
	var b bytes.Buffer
	if err := writeJSON(&b, answerForJSON("", a)); err != nil {
		t.Fatal(err)
	}
	var got wantAnswer
	strictly(t, b.Bytes(), &got)
	if !utf8.Valid(b.Bytes()) || *got.Answers[0].Excerpt != a.Excerpts[0].Text {
		t.Errorf("the excerpt is not what it was: %s", b.Bytes())
	}
	if i := bytes.IndexFunc(bytes.TrimSuffix(b.Bytes(), []byte("\n")), func(r rune) bool { return r < ' ' }); i >= 0 {
		t.Error("a control character stands unescaped in the output")
	}
}

func TestIndexJSONKeepsTheContract(t *testing.T) {
	b := output(t, "index", "--json")
	var got struct {
		Articles, Added, Changed, Removed, Unchanged *int
		Skipped                                      []struct{ Path, Reason string }
		Statements, Passages, Speakers               *int
		TookMS                                       *float64 `json:"took_ms"`
		IndexBytes                                   *int64   `json:"index_bytes"`
	}
	strictly(t, b, &got)
	order(t, b, "articles", "added", "changed", "removed", "unchanged", "skipped", "statements", "passages", "speakers", "took_ms", "index_bytes")
	if got.Articles == nil || *got.Articles < 12 || got.Skipped == nil || *got.Added != *got.Articles || *got.Speakers < 3 {
		t.Errorf("the sample is counted as %s", b)
	}
}

// A reader that has read enough ends the program in silence.
func TestBrokenPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	err = run(context.Background(), []string{"ask", "--json", "what did Lavrov say"}, Settings{}, nil, w, io.Discard)
	if code := report(io.Discard, err); err == nil || code != done {
		t.Errorf("a broken pipe ends with %v and code %d", err, code)
	}
}
