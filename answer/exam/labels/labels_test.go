package labels_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"onrecord/answer/exam"
	"onrecord/answer/exam/labels"
)

// article labels pieces of its own text: source|content, one after the other.
func article(id string, text string, said ...string) labels.Article {
	a := labels.Article{ID: id, Text: text}
	at := func(s string) string {
		i := strings.Index(text, s)
		if i < 0 {
			panic(s)
		}
		n := len([]rune(text[:i]))
		return fmt.Sprintf("[[%d,%d]]", n, n+len([]rune(s)))
	}
	var list []string
	for _, s := range said {
		source, content, _ := strings.Cut(s, "|")
		list = append(list, fmt.Sprintf(`{"source":%s,"content":%s,"type":"indirect","speech_cue":true}`, at(source), at(content)))
	}
	if err := json.Unmarshal([]byte(`{"attributions":[`+strings.Join(list, ",")+`]}`), &a); err != nil {
		panic(err)
	}
	return a
}

func archive() []labels.Article {
	return []labels.Article{
		article("one", "Harbour master Anna Holm’s report is out. Ms. Holm, the harbour master, said that trawlers were polluting both basins of Skagen and would be fined heavily.",
			"Ms. Holm, the harbour master|trawlers were polluting both basins of Skagen and would be fined heavily"),
		article("two", "He said that ferries to the islands run late because winter storms damaged several piers. Trawler captains laughed. Winters are long.",
			"He|ferries to the islands run late because winter storms damaged several piers"),
		article("three", "Peter Vang said that pensions of teachers in northern villages must rise before elections. A basin was fined for polluted water.",
			"Peter Vang|pensions of teachers in northern villages must rise before elections"),
		article("four", "Nothing was said in this one about anybody who teaches or pollutes."),
		article("five", "Elections came, and nobody noticed it."),
	}
}

func TestMake(t *testing.T) {
	list := labels.Make(archive(), labels.Config{Seed: 1})
	if len(list.Questions) != 2 {
		t.Fatalf("questions are %+v", list.Questions)
	}
	q := list.Questions[0]
	if q.Speaker != "Anna Holm" || len(q.Relevant) != 1 || q.Relevant[0].Article != "one" || !strings.Contains(q.Question, "Holm say about ") || q.Refuse() {
		t.Errorf("the question is %+v", q)
	}
	for w := range strings.FieldsSeq(strings.TrimSuffix(strings.SplitAfter(q.Question, "about ")[1], "?")) {
		if !strings.Contains(q.Relevant[0].Text, w) {
			t.Errorf("%q is not in the words of the statement", w)
		}
	}
	if len(list.Said["one"]) != 1 || len(list.Said["two"]) != 0 {
		t.Errorf("known are %+v", list.Said)
	}
}

// Whom a source names: a body keeps all of its name, and a day is nobody.
func TestMakeNamesTheSource(t *testing.T) {
	const said = " said that trawlers were polluting both basins of Skagen and would be fined heavily"
	for source, want := range map[string]string{
		"The State Department": "State Department", "Senator Anna Holm": "Anna Holm", "Anna Holm’s": "Anna Holm", "the Harbours’": "Harbours",
		"A poll released Thursday": "", "The Danish Democratic Party": "Danish Democratic Party", "Democratic leader Anna Holm": "Anna Holm",
	} {
		others := archive()[2:]
		list := labels.Make(append(others, article("x", source+said+".", source+"|"+strings.TrimPrefix(said, " said that "))), labels.Config{Seed: 1})
		got := ""
		for _, q := range list.Questions {
			if strings.HasPrefix(q.ID, "x/") {
				got = q.Speaker
			}
		}
		if got != want {
			t.Errorf("%q is asked for as %q, want %q", source, got, want)
		}
	}
}

func TestMakeReworded(t *testing.T) {
	for _, q := range labels.Make(archive(), labels.Config{Seed: 3, Reworded: true}).Questions {
		all := true
		for w := range strings.FieldsSeq(strings.TrimSuffix(strings.SplitAfter(q.Question, "about ")[1], "?")) {
			all = all && strings.Contains(q.Relevant[0].Text, w)
		}
		if all {
			t.Errorf("%s has only words of %s", q.Question, q.Relevant[0].Text)
		}
	}
}

func TestMakeSwapped(t *testing.T) {
	list := labels.Make(archive(), labels.Config{Seed: 1, Swapped: true})
	if len(list.Questions) != 2 {
		t.Fatalf("questions are %+v", list.Questions)
	}
	for _, q := range list.Questions {
		own := q.Speaker == "Anna Holm" && strings.Contains(q.ID, "one") || q.Speaker == "Peter Vang" && strings.Contains(q.ID, "three")
		if !q.Refuse() || own {
			t.Errorf("%+v", q)
		}
	}
}

func TestMakeIsRepeatable(t *testing.T) {
	write := func() string {
		var b bytes.Buffer
		if err := labels.Write(&b, labels.Make(archive(), labels.Config{Seed: 7, Most: 1})); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := write()
	if second := write(); first != second {
		t.Errorf("%s\nand then\n%s", first, second)
	}
	list, err := exam.Read(strings.NewReader(first))
	if err != nil || len(list.Questions) != 1 || len(list.Said) != 2 {
		t.Errorf("%s is read as %+v, %v", first, list, err)
	}
}
