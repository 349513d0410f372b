package export_test

import (
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake/export"
	"onrecord/corpus/intake/office"
	"onrecord/corpus/intake/record"
)

// told splits an export and tells whose it is and what is in it, a line an article.
func told(t *testing.T, fresh func() iter.Seq2[export.Line, error]) (whose string, articles []string, err error) {
	t.Helper()
	var head []export.Line
	for l := range fresh() {
		head = append(head, l)
	}
	layout := export.Detect(head)
	if layout == nil {
		return "", nil, nil
	}
	err = layout.Read(fresh(), func(r *record.Record) error {
		key, place := r.Key, r.Place
		a, err := r.Article(1 << 20)
		if err != nil {
			articles = append(articles, place+": "+err.Error())
			return nil
		}
		articles = append(articles, strings.Join([]string{key, a.Title, a.Outlet, a.Author, a.Published.String(), strings.ReplaceAll(a.Text, "\n\n", "/")}, "|"))
		return nil
	})
	return layout.Name, articles, err
}

// The two articles that all exports of the test hold.
const (
	ferry  = "The ferry to Port Ellis will run again on Monday, council leader Ann Lee said."
	wait   = `"We have waited long enough," she told reporters on the quay.`
	bridge = "The bridge at Ostby stays shut until the spring, engineer Tom Reed said."
)

var both = []string{
	"1|Ferry runs again to Port Ellis|The Bay Post|Mia Dahl|2019-03-02|" + ferry + "/" + wait,
	"2|Bridge stays shut until spring|Valley Times||2018-11-30|" + bridge,
}

// named is both under other names.
func named(first, second string) []string {
	return []string{first + both[0][1:], second + both[1][1:]}
}

const nexisText = `

Download Request: Selected Items: 1-2
Terms: ferry

                               1 of 2 DOCUMENTS

                        Copyright 2019 Bay Post Ltd
                              All Rights Reserved

                              The Bay Post (Ellis)

                            March 2, 2019 Saturday
                                 Final Edition

Ferry runs again to
Port Ellis

BYLINE: Mia Dahl, Harbour Correspondent

SECTION: NEWS; Pg. 3

LENGTH: 24 words

DATELINE: PORT ELLIS

The ferry to Port Ellis will run again on Monday,
council leader Ann Lee said.

"We have waited long enough," she told reporters on
the quay.

LOAD-DATE: March 3, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                               2 of 2 DOCUMENTS


                                Valley Times

                           November 30, 2018 Friday

Bridge stays shut until spring

LENGTH: 14 words

The bridge at Ostby stays shut until the spring,
engineer Tom Reed said.

LOAD-DATE: November 30, 2018

                       Copyright 2018 Valley Times Ltd
                              All Rights Reserved
`

const nexisUni = `User Name: x
Date and Time: Monday, 4 March 2019 10:00
Job Number: 1
Documents (2)
1. Ferry runs again to Port Ellis
2. Bridge stays shut until spring
Ferry runs again to Port Ellis
The Bay Post
March 2, 2019 Saturday
Copyright 2019 Bay Post Ltd All Rights Reserved
Section: NEWS; Pg. 3
Length: 24 words
Byline: By Mia Dahl
Body
` + ferry + `
` + wait + `
Classification
Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 3, 2019
End of Document
Page 2 of 2
Bridge stays shut until spring
Valley Times
November 30, 2018 Friday
Copyright 2018 Valley Times Ltd All Rights Reserved
Length: 14 words
Body
` + bridge + `
Load-Date: November 30, 2018
End of Document
`

const factivaTagged = "HD  Ferry runs again to Port Ellis\nBY  By Mia Dahl\nWC  24 words\nPD  2 March 2019\nSN  The Bay Post\nSC  BAYP\nPG  3\nLA  English\nCY  (c) 2019 Bay Post Ltd\n\nLP  " + ferry + "\n\nTD  " + wait +
	"\n\nCO  x : Ferries\nNS  gtran : Transport\nPUB  Bay Post Ltd\nAN  Document BAYP000020190303ef3200001\n\nSE  News\nHD  Bridge stays shut until spring\nWC  14 words\nPD  30 November 2018\nSN  Valley Times\nLA  English\n\nLP\n" + bridge + "\n\nAN\nDocument VALT000020181130eebu00002\n\nSearch Summary\nText ferry\n"

const factivaPlain = "Page 1 of 2 © 2019 Factiva, Inc. All rights reserved.\n\nFerry runs again to Port Ellis\nBy Mia Dahl\n24 words\n2 March 2019\n12:01\nThe Bay Post\nBAYP\n3\nEnglish\n(c) 2019 Bay Post Ltd\n\n" + ferry + "\n\n" + wait +
	"\n\nDocument BAYP000020190303ef3200001\n\nNews\nBridge stays shut until spring\n14 words\n30 November 2018\nValley Times\nVALT\nEnglish\nCopyright 2018 Valley Times Ltd. All rights reserved.\n\n" + bridge + "\n\nValley Times Ltd\n\nDocument VALT000020181130eebu00002\n\nSearch Summary\nText ferry and (harbour or quay) and many other words of what was looked for\nDate All dates\nSource All sources\n"

const proQuest = "____________________________________________________________\n\nDocument 1 of 2\n\nFerry runs again to Port Ellis\n\nAuthor: Dahl, Mia\n\nPublication info: The Bay Post ; Ellis [Ellis]02 Mar 2019: 3.\n\nhttps://search.example/docview/1\n\nAbstract: None available.\n\nFull text: " + ferry + "\n\n" + wait +
	"\n\nSubject: Ferries\n\nPublication title: The Bay Post; Ellis\n\nPublication date: Mar 2, 2019\n\nProQuest document ID: 1\n\n____________________________________________________________\n\nDocument 2 of 2\n\nBridge stays shut until spring\n\nPublication info: Valley Times ; Ostby [Ostby]30 Nov 2018: 1.\n\nFull text: " + bridge + "\n\nProQuest document ID: 2\n\nDatabase copyright © 2019 ProQuest LLC. All rights reserved.\n"

const ebsco = "Record: 1\n      Title: Ferry runs again to Port Ellis\n    Authors: Dahl, Mia\n     Source: The Bay Post (Ellis). 03/02/2019, p3.\nDocument Type: Article\nFull Text Word Count: 24\nAccession Number: 1\n\nFull Text:\n" + ferry + "\n\n" + wait +
	"\n~~~~~~~~\nCopyright of Bay Post is the property of nobody.\n\nRecord: 2\nTitle: Bridge stays shut until spring\nSource: Valley Times, 11/30/2018, p1.\nFull Text Word Count: 14\nAccession Number: 2\nFull Text: " + bridge + "\nDatabase: Newspapers\n"

const newsBank = "Ferry runs again to Port Ellis\n\nBay Post, The (Ellis) - March 2, 2019\n\nAuthor/Byline: Mia Dahl, Staff Writer\nSection: News\nPage: 3\n\n" + ferry + "\n\n" + wait + "\n\nIndex Terms: ferries\nCopyright: Copyright (c) 2019 Bay Post\nRecord Number: 1\n\n" +
	"Bridge stays shut until spring\nNovember 30, 2018 | Valley Times (Ostby)\nSection: News\n\n" + bridge + "\n\nCopyright, 2018, Valley Times\nRecord Number: 2\n"

const pressReader = ferry + "\n\n" + wait + "\n\nArticle Name:Ferry runs again to Port Ellis\nPublication:The Bay Post\nDate:2 Mar 2019\nSection:News\nAuthor:Mia Dahl\nStart Page:1\nEnd Page:1\n\n" + bridge + "\n\nArticle Name:Bridge stays shut until spring\nPublication:Valley Times\nDate:30 Nov 2018\nStart Page:2\nEnd Page:2\n"

func TestText(t *testing.T) {
	for name, c := range map[string]struct {
		raw, whose string
		want       []string
	}{
		"nexis":          {nexisText, "Nexis", both},
		"nexis uni":      {nexisUni, "Nexis Uni", both},
		"factiva tagged": {factivaTagged, "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"factiva tabs":   {strings.ReplaceAll(factivaTagged, "  ", "\t"), "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"factiva blanks": {strings.ReplaceAll(factivaTagged, "  ", " "), "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"factiva plain":  {factivaPlain, "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"proquest":       {proQuest, "ProQuest", both},
		"ebsco":          {ebsco, "EBSCO", both},
		"newsbank":       {newsBank, "NewsBank", both},
		"pressreader":    {pressReader, "PressReader", both},
		"crlf":           {strings.ReplaceAll(nexisText, "\n", "\r\n"), "Nexis", both},
	} {
		if !export.Suspect(c.raw) {
			t.Errorf("%s is no suspect", name)
		}
		whose, got, err := told(t, text(c.raw))
		if diff := cmp.Diff(c.want, got); err != nil || whose != c.whose || diff != "" {
			t.Errorf("%s is %q, %v: %s", name, whose, err, diff)
		}
	}
}

// TestForeign reads labels and days of other languages.
func TestForeign(t *testing.T) {
	german := "1 von 1 DOKUMENTEN\n\nTalpost\n\n2. März 2019 Samstag\n\nFähre fährt wieder\n\nAUTOR: Mia Dahl\n\nRUBRIK: LOKALES; S. 3\n\nLÄNGE: 12 Wörter\n\nDie Fähre nach Ellis fährt am Montag wieder, sagte Anna Lee dem Rat.\n\nUPDATE: 3. März 2019\n\nSPRACHE: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE: Zeitung\n"
	french := "Le bac repart\nMia Dahl\n12 mots\n2 mars 2019\nLa Baie\nLABAI\nFrench\nCopyright 2019 La Baie. Tous droits réservés.\n\nLe bac pour Ellis repart lundi, a dit Anne Lee au conseil.\n\nDocument LABAI00020190303ef3200001\n"
	for raw, want := range map[string]string{
		german: "1|Fähre fährt wieder|Talpost|Mia Dahl|2019-03-02|Die Fähre nach Ellis fährt am Montag wieder, sagte Anna Lee dem Rat.",
		french: "LABAI00020190303ef3200001|Le bac repart|La Baie|Mia Dahl|2019-03-02|Le bac pour Ellis repart lundi, a dit Anne Lee au conseil.",
	} {
		if _, got, err := told(t, text(raw)); err != nil || len(got) != 1 || got[0] != want {
			t.Errorf("%v\n got %q\nwant %q", err, got, want)
		}
	}
}

// markup writes lines as a page does, each in an element.
func markup(lines, element string) string {
	var b strings.Builder
	b.WriteString("<html><head><title>Export</title><style>p{}</style></head><body>\n")
	for l := range strings.SplitSeq(lines, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			b.WriteString("<" + element + "><span>" + strings.ReplaceAll(l, "&", "&amp;") + "</span></" + element + ">\n")
		}
	}
	return b.String() + "</body></html>"
}

func TestMarkup(t *testing.T) {
	para := func(s string) string { return `<p class="articleParagraph enarticleParagraph">` + s + "</p>" }
	factiva := `<div id="article-BAYP" class="article enArticle"><div id="hd"><span class="enHeadline">Ferry runs again to Port Ellis</span></div><div class="author">By Mia Dahl</div><div>24 words</div><div>2 March 2019</div><div>The Bay Post</div><div>BAYP</div><div>English</div><div>(c) 2019 Bay Post Ltd</div>` +
		para(ferry) + para(wait) + `<p>Document BAYP000020190303ef3200001</p></div><div class="article enArticle"><div id="hd"><span class="enHeadline">Bridge stays shut until spring</span></div><div>14 words</div><div>30 November 2018</div><div>Valley Times</div><div>VALT</div><div>English</div><div>(c) 2018 Valley Times Ltd</div>` + para(bridge) + `<p>Document VALT000020181130eebu00002</p></div>`
	row := func(tag, value string) string {
		return "<tr><td class=\"index\"><b>" + tag + "</b>&nbsp;</td><td>" + value + "</td></tr>\n"
	}
	tagged := "<table>" + row("HD", `<span class="enHeadline">Ferry runs again to Port Ellis</span>`) + row("BY", "By Mia Dahl") + row("WC", "24 words") + row("PD", "2 March 2019") + row("SN", "The Bay Post") + row("LP", para(ferry)) + row("TD", para(wait)) + row("AN", "Document BAYP000020190303ef3200001") + "</table>" +
		"<table>" + row("HD", "Bridge stays shut until spring") + row("WC", "14 words") + row("PD", "30 November 2018") + row("SN", "Valley Times") + row("LP", para(bridge)) + row("AN", "Document VALT000020181130eebu00002") + "</table>"
	article := func(name, header, title, by, id string, texts ...string) string {
		s := `<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">` + name + `</span></div><div><span class="DocHeader">` + header + `</span></div><div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">` + title + `</p></div>`
		if by != "" {
			s += `<p class="sm-margin-bottomNews">` + by + `</p>`
		}
		s += `</header><section><div class="DocText clearfix"><div class="docOcurrContainer">`
		for _, p := range texts {
			s += "<p>" + p + "</p>"
		}
		return s + `</div></div></section><footer><div class="publiC-lblNodoc">` + id + `</div><small>© 2019 x. Tous droits réservés.</small></footer></article>`
	}
	europresse := article("The Bay Post, no. 4301", "News, samedi 2 mars 2019 24 mots, p. 3", "Ferry runs again to Port Ellis", "Mia Dahl", "news·20190302·BP·0001", ferry, wait) + article("Valley Times (site web)", "vendredi 30 novembre 2018", "Bridge stays shut until spring", "", "news·20181130·VT·0002", bridge)
	for name, c := range map[string]struct {
		raw, whose string
		want       []string
	}{
		"nexis":             {strings.ReplaceAll(markup(strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(nexisText, "again to\n", "again to "), "Monday,\n", "Monday, "), "on\nthe", "on the"), "p"), "spring,</span></p>\n<p><span>", "spring, "), "Nexis", both},
		"proquest":          {markup(proQuest, "p"), "ProQuest", both},
		"factiva":           {factiva, "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"factiva of tables": {tagged, "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"europresse":        {europresse, "Europresse", named("news·20190302·BP·0001", "news·20181130·VT·0002")},
	} {
		whose, got, err := told(t, page(c.raw))
		if diff := cmp.Diff(c.want, got); err != nil || whose != c.whose || diff != "" {
			t.Errorf("%s is %q, %v: %s", name, whose, err, diff)
		}
	}
}

// text are the lines of a text, and page those of a page.
func text(raw string) func() iter.Seq2[export.Line, error] {
	return func() iter.Seq2[export.Line, error] { return export.Lines(strings.NewReader(raw)) }
}

func page(raw string) func() iter.Seq2[export.Line, error] {
	return func() iter.Seq2[export.Line, error] { return export.Markup(strings.NewReader(raw)) }
}

// paragraphs are the lines of a document of an office program.
func paragraphs(s string) func() iter.Seq2[export.Line, error] {
	return func() iter.Seq2[export.Line, error] {
		return export.Paragraphs(func(emit office.Emit) error {
			for l := range strings.SplitSeq(s, "\n") {
				if err := emit(l); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func TestDocuments(t *testing.T) {
	solid := strings.NewReplacer("\n\n", "\n") // paragraphs without empty ones between
	for name, c := range map[string]struct {
		raw, whose string
		want       []string
	}{
		"nexis uni": {nexisUni, "Nexis Uni", both}, "factiva plain": {solid.Replace(factivaPlain), "Factiva", named("BAYP000020190303ef3200001", "VALT000020181130eebu00002")},
		"proquest": {solid.Replace(proQuest), "ProQuest", both},
	} {
		whose, got, err := told(t, paragraphs(c.raw))
		if diff := cmp.Diff(c.want, got); err != nil || whose != c.whose || diff != "" {
			t.Errorf("%s is %q, %v: %s", name, whose, err, diff)
		}
	}
}

// TestUnclean says of what does not split where it does not, and reads the rest.
func TestUnclean(t *testing.T) {
	cut := nexisText[:strings.Index(nexisText, "                               2 of 2")]
	gap := strings.Replace(nexisText, "1 of 2", "1 of 9", 1)
	gap = strings.Replace(gap, "2 of 2", "7 of 9", 1)
	for name, c := range map[string]struct {
		raw      string
		articles int
		says     string
	}{
		"cut":      {cut, 1, "it says 2 documents and ends with document 1, which begins at line 6"},
		"gap":      {gap, 2, "document 7 follows document 1 at line 40"},
		"no end":   {factivaPlain[:strings.Index(factivaPlain, "Valley Times Ltd\n\nDocument")] + strings.Repeat("More of it. ", 30), 1, "from line 20 on no document ends"},
		"no line":  {strings.Replace(nexisText, "                               2 of 2 DOCUMENTS\n", "", 1), 1, "another begins at line 48"},
		"lost end": {strings.Replace(factivaPlain, "Document BAYP000020190303ef3200001", "", 1), 1, "another begins at line 22"},
		"no code":  {strings.Replace(factivaTagged, "AN  Document BAYP000020190303ef3200001\n", "", 1), 1, "another begins at line"},
		"no text":  {strings.Replace(proQuest, "Full text: "+bridge, "Abstract: x", 1), 2, "no text in this document"},
		"twice":    {strings.Replace(strings.ReplaceAll(nexisText, "2 of 2", "2 of 3")+strings.Replace(nexisText[strings.Index(nexisText, "                               2 of 2"):], "2 of 2", "3 of 3", 1), "1 of 2", "1 of 3", 1), 3, "the same document as at"},
		"no words": {"Page 1 of 2 © 2019 Factiva, Inc.\n\n24 words\n2 March 2019\nEnglish\n(c) 2019 Bay Post\n\nDocument BAYP000020190303ef3200001\n", 1, "no title and no text"},
	} {
		_, got, err := told(t, text(c.raw))
		said := strings.Join(got, "\n")
		if err != nil {
			said += err.Error()
		}
		if len(got) != c.articles || !strings.Contains(said, c.says) {
			t.Errorf("%s: %d articles, %v: %q", name, len(got), err, got)
		}
	}
}

// TestNoExport does not take articles for exports.
func TestNoExport(t *testing.T) {
	for _, raw := range []string{
		ferry + "\n\n" + wait, "Ferry runs again\nBy Mia Dahl\n\n450 words\n\n© 2019 Bay Post\n" + ferry, "Document 1 of 2\n\n" + ferry, "1 of 3 DOCUMENTS\n" + ferry, "Section: News\nCopyright 2019 Bay Post\n" + ferry, "Record: 1\n" + ferry,
		"Title: Ferry\nAuthor: Mia Dahl\nDate: 2019-03-02\nSection: News\n\n" + ferry, "LENGTH: 24 words\n" + ferry,
	} {
		if whose, _, _ := told(t, text(raw)); whose != "" {
			t.Errorf("%q is taken for an export of %s", raw, whose)
		}
	}
}

func TestWords(t *testing.T) {
	long := strings.Repeat(ferry+" ", 10)
	raw := strings.Replace(strings.Replace(factivaPlain, ferry, long, 1), "24 words", "900 words", 1)
	var noted []string
	lines := text(raw)
	var head []export.Line
	for l := range lines() {
		head = append(head, l)
	}
	err := export.Detect(head).Read(lines(), func(r *record.Record) error {
		a, err := r.Article(1 << 20)
		if err != nil {
			return err
		}
		for _, gone := range a.Removed {
			if gone.Reason == record.ReasonWords {
				noted = append(noted, a.Title+": "+gone.Text)
			}
		}
		return nil
	})
	if diff := cmp.Diff([]string{"Ferry runs again to Port Ellis: 161 words, where the export says 900"}, noted); err != nil || diff != "" {
		t.Error(err, diff)
	}
	stop := errors.New("enough")
	if err := export.Detect(head).Read(lines(), func(*record.Record) error { return stop }); err != stop {
		t.Errorf("the caller's error came back as %v", err)
	}
}
