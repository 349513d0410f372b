package intake_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake"
)

func TestSidecars(t *testing.T) {
	files := map[string]string{
		"metadata.csv": "File;Title;Outlet;Author;Date;URL;Language\n" +
			"one.txt;First day;Harbour Gazette;Ann Lee;22 April 2015;https://harbour.example.org/1;en\n" +
			"wire-*.txt;;Wire;;;;\n" + "sub/*.md;;Far Post;;2014-01-01;;\n" + ";x\n" + "bad.txt;;;;soon;;\n" + "bad2.txt;;;;;ftp://x;\n" + "[.txt;;;;;;\n" + "lines.jsonl;;Lines;;;;\n",
		"one.txt": "Title: Wrong\nOutlet: Wrong\nDate: 2001-01-01\n\n" + body, "wire-2.txt": "Author: Own\n\n" + body, "other.txt": body,
		"sub/a.md": body, "sub/b.md": body, "sub/metadata.jsonl": `{"file":"b","outlet":"Near Post"}` + "\n{\n", "lines.jsonl": `{"text":"It is so, he said."}`,
		"articles/metadata.jsonl": `{"id":"real","text":"An article, he said."}`,
	}
	dir := put(t, files)
	g := walk(t, intake.Options{}, dir)
	got := map[string][]string{}
	for _, a := range g.articles {
		got[a.ID] = []string{a.Title, a.Outlet, a.Author, a.Published.String(), a.URL, a.Language}
	}
	want := map[string][]string{
		"one": {"First day", "Harbour Gazette", "Ann Lee", "2015-04-22", "https://harbour.example.org/1", "en"}, "wire-2": {"", "Wire", "Own", "", "", "en"},
		"other": {"", "", "", "", "", "en"}, "sub/a": {"", "Far Post", "", "2014-01-01", "", "en"}, "sub/b": {"", "Near Post", "", "", "", "en"},
		"lines:1": {"", "Lines", "", "", "", ""}, "real": {"", "", "", "", "", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	reasons := map[string]string{}
	for path, reason := range g.skipped {
		rel, _ := filepath.Rel(dir, path)
		reasons[rel] = reason
	}
	if diff := cmp.Diff(map[string]string{
		"metadata.csv:5": `no "file"`, "metadata.csv:6": `"soon" is not a date`, "metadata.csv:7": `"ftp://x" is not a web address`,
		"metadata.csv:8": `"[.txt" is not a pattern`, "sub/metadata.jsonl:2": "invalid JSON",
	}, reasons); diff != "" {
		t.Error(diff)
	}
	// A file that is named by itself is looked up as well, and what is said of it is
	// part of its hash.
	alone := walk(t, intake.Options{}, filepath.Join(dir, "one.txt")).articles[0]
	if alone.Title != "First day" || alone.Hash != g.articles[index(g, "one")].Hash {
		t.Errorf("alone: %+v", alone)
	}
	files["metadata.csv"] = "file,outlet\none.txt,Other\n"
	if again := walk(t, intake.Options{}, put(t, files)); again.articles[index(again, "one")].Hash == alone.Hash {
		t.Error("the hash does not tell that the sidecar changed")
	}
}

func index(g gathered, id string) int {
	for i, a := range g.articles {
		if a.ID == id {
			return i
		}
	}
	return -1
}

// TestReferences reads lists of references beside the files that they are about, and
// one that is about none.
func TestReferences(t *testing.T) {
	dir := put(t, map[string]string{
		"my.ris":          "TY  - NEWS\nTI  - Ferry runs\nAU  - Lee, Ann\nDA  - 2019/03/02\nT2  - Bay Post\nL1  - files/7/one.txt\nER  - \nTY  - NEWS\nTI  - The bridge is closed: again\nAU  - Reed, Tom\nER  - \n",
		"files/7/one.txt": body, "Reed - 2019 - The bridge is closed again.txt": body, "sub/lost.bib": "@article{a, title={Nothing of the kind}}", "sub/x.txt": body,
	})
	g := walk(t, intake.Options{}, dir)
	got := map[string]string{}
	for _, a := range g.articles {
		got[a.ID] = a.Title + "|" + a.Author + "|" + a.Outlet + "|" + a.Published.String()
	}
	if diff := cmp.Diff(map[string]string{"files/7/one": "Ferry runs|Ann Lee|Bay Post|2019-03-02", "Reed - 2019 - The bridge is closed again": "The bridge is closed: again|Tom Reed||", "sub/x": "|||"}, got); diff != "" {
		t.Error(diff)
	}
	if len(g.skipped) != 1 || !strings.Contains(g.skipped[filepath.Join(dir, "sub/lost.bib")], "list of references") {
		t.Errorf("skipped %v", g.skipped)
	}
}
