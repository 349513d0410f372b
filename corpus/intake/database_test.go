package intake_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake"
)

// TestDatabases reads one export as text, as a page, as rich text and as a document.
func TestDatabases(t *testing.T) {
	lines := []string{"1 of 2 DOCUMENTS", "The Bay Post", "March 2, 2019 Saturday", "Ferry runs again to Port Ellis", "BYLINE: Mia Dahl", "LENGTH: 15 words", "“The ferry runs again on Monday, and it will run all year,” council leader Ann Lee said.", "LOAD-DATE: March 3, 2019", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper",
		"2 of 2 DOCUMENTS", "Valley Times", "November 30, 2018 Friday", "Bridge stays shut", "LENGTH: 12 words", "The bridge at Ostby stays shut until the spring, engineer Tom Reed said.", "LOAD-DATE: November 30, 2018"}
	var doc strings.Builder
	for _, l := range lines {
		doc.WriteString("<w:p><w:r><w:t>" + l + "</w:t></w:r></w:p>")
	}
	cp1252 := strings.NewReplacer("“", "\x93", "”", "\x94")
	dir := put(t, map[string]string{
		"a.txt": strings.Join(lines, "\n\n"), "b.html": "<html><meta charset=windows-1252><body><p>" + cp1252.Replace(strings.Join(lines, "</p><p>")) + "</p></body></html>",
		"c.rtf": "{\\rtf1\\ansi " + strings.NewReplacer("“", "\\ldblquote ", "”", "\\rdblquote ").Replace(strings.Join(lines, "\\par\n")) + "\\par}", "d.docx": zipped(t, "word/document.xml", "<w:document>"+doc.String()+"</w:document>"),
		"e.txt.gz": gzipped(t, cp1252.Replace(strings.Join(lines, "\r\n\r\n"))), "f.txt": strings.Join(lines[:10], "\n\n"),
	})
	g := walk(t, intake.Options{}, dir)
	got := map[string]string{}
	for _, a := range g.articles {
		got[a.ID] = a.Title + "|" + a.Outlet + "|" + a.Author + "|" + a.Published.String() + "|" + a.Text
	}
	want := map[string]string{"f:1": "Ferry runs again to Port Ellis|The Bay Post|Mia Dahl|2019-03-02|" + lines[6]}
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		want[id+":1"], want[id+":2"] = want["f:1"], "Bridge stays shut|Valley Times||2018-11-30|"+lines[15]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(g.skipped) != 1 || !strings.Contains(g.skipped[filepath.Join(dir, "f.txt")], "it says 2 documents and ends with document 1, which begins at line 1") {
		t.Errorf("skipped %v", g.skipped)
	}
}
