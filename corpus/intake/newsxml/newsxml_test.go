package newsxml_test

import (
	"strings"
	"testing"

	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/newsxml"
	"onrecord/corpus/intake/record"
)

func TestRead(t *testing.T) {
	read := func(raw string, k kind.Kind) (string, error) {
		var out []string
		err := newsxml.Read([]byte(raw), k, func(r *record.Record) error {
			place := r.Place
			a, err := r.Article(1 << 20)
			if err != nil {
				out = append(out, place+": "+err.Error())
				return nil
			}
			out = append(out, strings.Join([]string{place, a.Title, a.Outlet, a.Author, a.Published.String(), a.Language, a.URL, strings.ReplaceAll(a.Text, "\n", "/")}, "|"))
			return nil
		})
		return strings.Join(out, "\n"), err
	}
	const nitf = `<nitf><head><title>x</title><docdata><doc-id id-string="n7"/><date.issue norm="20190302T080000Z"/></docdata><pubdata name="Bay Post"/></head><body><body.head><hedline><hl1>Ferry <em>runs</em></hl1></hedline><byline>By <person>Ann Lee</person><byttl>Bay Post</byttl></byline></body.head>` +
		`<body.content><media><media-caption>A ferry</media-caption></media><p>The ferry &amp; the bridge.</p><hl2>Late</hl2><p>"It is late," she said.</p></body.content></body></nitf>`
	for name, c := range map[string]struct {
		raw  string
		kind kind.Kind
		want string
	}{
		"nitf": {`<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf SYSTEM "x.dtd">` + nitf, kind.NITF, `item 1|Ferry runs|Bay Post|Ann Lee|2019-03-02|en||The ferry & the bridge.//Late//"It is late," she said.`},
		"two": {`<newsMessage xmlns="x"><itemSet><newsItem guid="a" xml:lang="en"><itemMeta><provider><name>Bay Wire</name></provider><versionCreated>2019-04-01T00:00:00Z</versionCreated><firstCreated>2019-03-02T00:00:00Z</firstCreated></itemMeta>` +
			`<contentMeta><headline>One</headline><by>By Ann Lee</by><language tag="en-GB"/></contentMeta><contentSet><inlineXML contenttype="x"><html xmlns="h"><head><title>t</title></head><body><p>The ferry runs.</p></body></html></inlineXML></contentSet></newsItem>` +
			`<newsItem guid="p"><contentSet><remoteContent href="x.jpg"/></contentSet></newsItem><newsItem guid="b"><contentMeta><headline>Two</headline></contentMeta><contentSet><inlineXML>` + nitf + `</inlineXML></contentSet></newsItem></itemSet></newsMessage>`,
			kind.NewsML, "item 1|One|Bay Wire|Ann Lee|2019-03-02|en||The ferry runs.\nitem 2|Two|Bay Post|Ann Lee|2019-03-02|en||The ferry & the bridge.//Late//\"It is late,\" she said."},
		"old": {`<NewsML><NewsItem><Identification><NewsIdentifier><DateId>20190302</DateId><PublicIdentifier>u</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine><ByLine>Ann Lee</ByLine></NewsLines>` +
			`<ContentItem><DataContent><p>The ferry runs.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`, kind.NewsML, "item 1|Ferry||Ann Lee|2019-03-02|||The ferry runs."},
		"notes": {`<?xml version="1.0"?><en-export><note><title>Ferry</title><content><![CDATA[<?xml version="1.0"?><en-note><div>The ferry runs.</div><div>Soon.</div></en-note>]]></content><created>20190305T000000Z</created><note-attributes><source-url>https://bay.example/2019/03/02/x</source-url></note-attributes></note>` +
			`<note><title>Empty</title><content></content></note></en-export>`, kind.Notes, "|Ferry|bay.example||2019-03-02||https://bay.example/2019/03/02/x|The ferry runs.//Soon.\nitem 2: no article text in it"},
		"cut": {nitf[:len(nitf)-60], kind.NITF, `item 1|Ferry runs|Bay Post|Ann Lee|2019-03-02|||The ferry & the bridge.//Late`},
	} {
		got, err := read(c.raw, c.kind)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", name, err, got, c.want)
		}
	}
	laughs := `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><nitf><body.content><p>&b;</p></body.content></nitf>`
	for name, raw := range map[string]string{"deep": "<nitf>" + strings.Repeat("<a>", 100_000), "wide": "<nitf>" + strings.Repeat("<a/>", 300_000), "none": "<x/>", "text": "just words"} {
		if got, err := read(raw, kind.NITF); err == nil {
			t.Errorf("%s was read as %q", name, got)
		}
	}
	if got, err := read(laughs, kind.NITF); err != nil || len(got) > 200 {
		t.Errorf("entities: %v, %d bytes", err, len(got))
	}
}
