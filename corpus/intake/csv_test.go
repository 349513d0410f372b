package intake_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"onrecord/corpus/intake"
)

// TestTables reads exports as spreadsheets and scripts write them.
func TestTables(t *testing.T) {
	win, err := charmap.Windows1251.NewEncoder().String("text;title\n\"Порт откроется, сказал посол. Это хорошая новость для города и для всех кораблей.\";Порт\n")
	if err != nil {
		t.Fatal(err)
	}
	dir := put(t, map[string]string{
		"comma.csv": "id,headline,content,source,byline,published_at,link\n" +
			"7,\"A \"\"big\"\" day\",\"The port opens, Ann Lee said.\n\nRead more: Ships are back\n\n\"\"We wait,\"\" she said.\",Gazette,Ann Lee,2015-04-22 10:00,https://a.example/1\n" +
			",B,,Gazette,,,\n" + ",C,\"<p>Ships may come, she said.</p><p>Soon.</p>\",,,,javascript:x\n",
		"tabs.csv": "Text\tDate\nThe port opens.\t22 April 2015\n", "bom.csv": "\xef\xbb\xbftext,title\nThe port opens.,T\n", "win.csv": win,
		"numbers.csv": "a,b\n1,2\n", "open.csv": "text,title\nOne.,A\n\"never closed " + strings.Repeat("x ", 100000) + "\nTwo.,B\n", "empty.csv": "", "metadata.csv": "file,outlet\nbom.csv,Post\n",
		"binary.csv": strings.Repeat("\x00\x01\x02\x03", 100),
	})
	g := walk(t, intake.Options{MaxText: 5000}, dir)
	got := map[string][]string{}
	for _, a := range g.articles {
		got[a.ID] = []string{a.Title, a.Text, a.Outlet, a.Author, a.Published.String(), a.URL}
	}
	want := map[string][]string{
		"7":       {"A \"big\" day", "The port opens, Ann Lee said.\n\n\"We wait,\" she said.", "Gazette", "Ann Lee", "2015-04-22", "https://a.example/1"},
		"comma:8": {"C", "Ships may come, she said.\n\nSoon.", "", "", "", ""}, "tabs:2": {"", "The port opens.", "", "", "2015-04-22", ""},
		"bom:2": {"T", "The port opens.", "Post", "", "", ""}, "win:2": {"Порт", "Порт откроется, сказал посол. Это хорошая новость для города и для всех кораблей.", "", "", "", ""},
		"open:2": {"A", "One.", "", "", "", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name, reason := range map[string]string{"comma.csv:7": "metadata only", "numbers.csv": `without a column "text"`, "open.csv": "row too long", "empty.csv": `without a column "text"`, "binary.csv": "undecodable"} {
		found := false
		for path, why := range g.skipped {
			found = found || strings.HasSuffix(path, name) && strings.Contains(why, reason)
		}
		if !found {
			t.Errorf("%s: want %q of %v", name, reason, g.skipped)
		}
	}
}

// TestWebArchives reads archives that lack their page, and one cut off.
func TestWebArchives(t *testing.T) {
	const head = "MIME-Version: 1.0\nSnapshot-Content-Location: https://a.example/x\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
	dir := put(t, map[string]string{
		"cut.mht": head + "PHA+VGhlIHBvcnQgb3BlbnMsIHNoZSBzYWlkLjwvcD4=\n", "none.mht": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/css\n\nx\n--b--\n",
		"alone.mhtml": "Content-Type: text/html; charset=koi8-r\n\n<p>\xf0\xcf\xd2\xd4 \xcf\xd4\xcb\xd2\xcf\xc5\xd4\xd3\xd1.", "no.mht": "just words", "empty.mht": "",
	})
	g := walk(t, intake.Options{}, dir)
	got := map[string]string{}
	for _, a := range g.articles {
		got[a.ID] = a.Text + "|" + a.URL
	}
	if diff := cmp.Diff(map[string]string{"cut": "The port opens, she said.|https://a.example/x", "alone": "Порт откроется.|"}, got); diff != "" {
		t.Error(diff)
	}
	if len(g.skipped) != 3 {
		t.Errorf("skipped %v", g.skipped)
	}
}
