package objects_test

import (
	"errors"
	"strings"
	"testing"

	"onrecord/corpus/intake/objects"
	"onrecord/corpus/intake/record"
)

// told is what a reader made of a document, a line an article.
func told(t *testing.T, raw string) (string, error) {
	t.Helper()
	var out []string
	err := objects.Read(strings.NewReader(raw), 1<<20, func(r *record.Record) error {
		a, err := r.Article(1 << 20)
		if err != nil {
			out = append(out, r.Place+": "+err.Error())
			return nil
		}
		out = append(out, strings.Join([]string{a.ID, a.Title, a.Outlet, a.Author, a.Published.String(), a.Language, strings.ReplaceAll(a.Text, "\n", "/")}, "|"))
		return nil
	})
	return strings.Join(out, "\n"), err
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"array":         {`[{"id":7,"title":"A","text":"The ferry runs.","date":"2019-03-02"},{"text":"B."}]`, "7|A|||2019-03-02||The ferry runs.\n||||||B."},
		"one":           {`{"headline":"A","content":"The ferry runs.","authors":["Ann Lee","Tom Reed"],"publishDate":"2019-03-02T08:00:00Z"}`, "|A||Ann Lee, Tom Reed|2019-03-02||The ferry runs."},
		"news api":      {`{"status":"ok","articles":[{"source":{"id":null,"name":"Bay Post"},"title":"A","publishedAt":"2019-03-02T08:00:00Z","content":"The ferry runs."}]}`, "|A|Bay Post||2019-03-02||The ferry runs."},
		"deep list":     {`{"response":{"total":1,"docs":[{"title":"A","body":"The ferry runs.","lang":"en"}]}}`, "|A||||en|The ferry runs."},
		"search dump":   {`{"hits":{"hits":[{"_id":"9","_source":{"title":"A","text":"The ferry runs."}}]}}`, "9|A|||||The ferry runs."},
		"fields":        {`{"results":[{"webUrl":"https://bay.example/1","fields":{"headline":"A","bodyText":"x","body":"<p>The ferry runs.</p><p>Soon.</p>"}}]}`, "|A|bay.example||||The ferry runs.//Soon."},
		"rendered":      {`[{"title":{"rendered":"A &amp; B"},"content":{"rendered":"<p>The ferry runs.</p>","protected":false},"date":"2019-03-02T08:00:00"}]`, "|A & B|||2019-03-02||The ferry runs."},
		"sections":      {`{"title":"A","body":{"summary":["One."],"sections":[{"headline":["Two"],"paragraphs":["Three.","Four."]}]}}`, "|A|||||One.//Two//Three.//Four."},
		"typed parts":   {`{"title":"A","body":[{"type":"p","content":"One."},{"type":"image","attrs":{"src":"x"}},{"type":"p","content":"Two."}]}`, "|A|||||One.//Two."},
		"kept as it is": {`[{"text":"See also\n\n The  ferry <b>runs</b>. "}]`, "||||||See also// The  ferry <b>runs</b>. "},
		"source is url": {`[{"text":"The ferry runs.","source":"https://bay.example/2019/03/02/x","sitename":"Bay Post","source-hostname":"bay"}]`, "||Bay Post||2019-03-02||The ferry runs."},
		"stamp":         {`[{"text":"The ferry runs.","published":1551513600,"source_domain":"www.bay.example"}]`, "||bay.example||2019-03-02||The ferry runs."},
		"some without":  {`[{"title":"A","url":"https://bay.example/1"},{"text":" "},{"x":1},{"text":"A."}]`, "entry 1: no \"text\": metadata only, no text: save the page behind its address, or export with the text\nentry 2: empty text\nentry 3: no \"text\"\n||||||A."},
		"channel": {`{"name":"Bay Post","type":"public_channel","id":1,"messages":[{"id":1,"type":"service","date":"2019-03-02T08:00:00","text":""},` +
			`{"id":2,"type":"message","date":"2019-03-02T08:00:00","from":"Bay Post","text":["The ferry runs. ",{"type":"link","text":"https://bay.example"}]}]}`, "||Bay Post||2019-03-02||The ferry runs. https://bay.example"},
		"group": {`{"name":"Desk","type":"private_group","messages":[{"id":2,"type":"message","date":"2019-03-02T08:00:00","from":"Ann Lee","text":"The ferry runs."},` +
			`{"id":3,"type":"message","date":"2019-03-02T09:00:00","from":"Tom Reed","text":"Good."},{"id":4,"type":"message","date":"2019-03-03T09:00:00","from":"Tom Reed","text":"Late."}]}`,
			"|Desk|||2019-03-02||Ann Lee: The ferry runs.//Tom Reed: Good.\n|Desk|||2019-03-03||Tom Reed: Late."},
		"slack": {`[{"type":"message","user":"U1","ts":"1551513600.000100","text":"The ferry &amp; the <https://x.example|bridge>.","user_profile":{"real_name":"Ann Lee"}},{"type":"message","subtype":"channel_join","ts":"1551513601.0","text":"joined"}]`,
			"||||2019-03-02||Ann Lee: The ferry & the bridge."},
	} {
		got, err := told(t, c.raw)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", name, err, got, c.want)
		}
	}
}

// TestReadBad names what is no article and what is broken, and keeps what was whole.
func TestReadBad(t *testing.T) {
	for name, c := range map[string]struct{ raw, want, err string }{
		"settings": {`{"name":"x","version":3}`, "", "JSON without articles"},
		"users":    {`[{"id":"U1","name":"ann"},{"id":"U2","name":"tom"}]`, "", "JSON without articles"},
		"metadata": {`[{"title":"A","url":"https://bay.example/1"},{"title":"B","url":"https://bay.example/2"}]`, "", "metadata only"},
		"numbers":  {`[1,2,3]`, "", "JSON without articles"},
		"cut":      {`[{"text":"A."},{"text":"B`, "||||||A.", "cut off behind entry 1"},
		"broken":   {`[{"text":"A."},{"text":oops}]`, "||||||A.", "invalid JSON behind entry 1"},
		"address":  {`{"title":"A","url":"https://bay.example/1"}`, "", "metadata only"},
		"too long": {`[{"text":"A."},{"text":"` + strings.Repeat("x", 8<<20) + `"}]`, "||||||A.", "an entry too long"},
		"nested":   {strings.Repeat(`{"data":`, 100000), "", "JSON"},
		"deep":     {`[{"text":` + strings.Repeat("[", 100000) + `]`, "", "JSON"},
	} {
		got, err := told(t, c.raw)
		if got != c.want || err == nil || !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: %v, %q", name, err, got)
		}
	}
	stop := errors.New("enough")
	if err := objects.Read(strings.NewReader(`[{"text":"A."},{"text":"B."}]`), 1<<20, func(*record.Record) error { return stop }); err != stop {
		t.Errorf("the caller's error came back as %v", err)
	}
}
