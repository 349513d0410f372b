package export

import (
	"regexp"
	"strings"
)

func re(s string) *regexp.Regexp { return regexp.MustCompile(s) }

// labelled is a table of labels: a role's labels in one string, with strokes between.
func labelled(lists map[role]string) map[string]role {
	out := map[string]role{}
	for r, list := range lists {
		for _, name := range strings.Split(list, "|") {
			out[strings.TrimSpace(name)] = r
		}
	}
	return out
}

// layouts are the exports that are known, the one with the surest marks first.
var layouts = []Layout{
	{
		Name:   "Nexis",
		need:   3,
		probe:  []string{"DOCUMENT", "DOKUMENT", "DOCUMENTEN"},
		proofs: []*regexp.Regexp{nexisBegin, re(`^(?:LENGTH|LÄNGE|LONGUEUR|LENGTE|LONGITUD|LUNGHEZZA): ?[\d.,]+ \p{L}+`), re(`^(?:LOAD-DATE|UPDATE|DATE-CHARGEMENT): `), re(`^PUBLICATION-TYPE: `), re(`^(?:BYLINE|AUTOR|AUTEUR|SECTION|RUBRIK|RUBRIQUE): `)},
		begin:  nexisBegin,
		label:  re(`^(\p{Lu}[\p{Lu}/ -]{2,30}):(?:\s+(.*))?$`),
		labels: labelled(map[role]string{
			title: "headline|titel|titre|title", author: "byline|autor|auteur|author", section: "section|rubrik|rubrique|sectie|sección", words: "length|länge|longueur|lengte|longitud|lunghezza",
			day: "date|datum", body: "body|text|texte", leave: "dateline|highlight|series|edition|source|ranking|zusammenfassung|ort|untertitel|subhead|encart",
			language: "language|sprache|langue|taal|idioma|lingua", address: "url",
			tail: "load-date|update|date-chargement|graphic|graphik|grafik|image|publication-type|publikationstyp|type-publication|journal-code|subject|organization|company|ticker|industry|geographic|" +
				"city|state|country|person|notes|correction|correction-date|document-type|acc-no|distribution|contact|isbn|issn|type|copyright|category|keywords|land|thema|firma|branche|laden-datum|webblog|enhancement",
		}),
		once:  "length",
		order: []role{outletName, day, title},
	},
	{
		Name:   "Nexis Uni",
		need:   3,
		probe:  []string{"End of Document", "Ende des Dokuments", "Fin du document", "Load-Date:"},
		proofs: []*regexp.Regexp{nexisEnd, re(`^(?:Length|Länge|Longueur): ?[\d.,]+ \p{L}+`), re(`^Load-Date: `), re(`^Body$`), re(`^Classification$`), re(`^(?:Section|Byline|Publication-Type): `)},
		end:    nexisEnd,
		front:  re(`^(?:Page \d+ of \d+|User Name: .*|Date and Time: .*|Job Number: .*|Client/Matter: .*|Search Terms: .*|Search Type: .*|Narrowed by:?.*|Content Type|Documents? \(\d+\)|View the original page:.*|PDF file of this document|Link zum PDF-Dokument|Bluebook|About LexisNexis.*|Terms & Conditions.*|\|? ?About LexisNexis.*)$`),
		label:  re(`^(\p{Lu}[\p{L}/ -]{2,30}?)(?::[\s\x{a0}]*(.*)|())$`),
		labels: labelled(map[role]string{
			author: "byline|autor|auteur", section: "section|rubrik|rubrique", words: "length|länge|longueur", body: "body", leave: "dateline|highlight|series|edition|link to image|notes|correction|headline", language: "language|sprache|langue", address: "url",
			tail: "classification|load-date|graphic|publication-type|journal code|journal-code|subject|organization|company|ticker|industry|geographic|city|state|country|person|copyright|document-type|acc-no|distribution|contact|isbn|issn",
		}),
		told: true, once: "length",
		order: []role{title, outletName, day},
	},
	{
		Name:   "Factiva",
		need:   4,
		probe:  []string{"\nHD", ">HD", "HD "},
		proofs: []*regexp.Regexp{re(`^HD(?:\t| {2,6}|$)`), re(`^WC(?:\t| {2,6}|$)`), re(`^PD(?:\t| {2,6}|$)`), re(`^SN(?:\t| {2,6}|$)`), re(`^(?:LP|TD)(?:\t| {2,6}|$)`), re(`^AN(?:\t| {2,6}|$)`)},
		end:    re(`^(?:AN(?:\t| {1,6}))?(?:Document|Dokument|Documento) ([A-Z][A-Za-z0-9]{15,40})$`),
		stop:   factivaStop,
		front:  factivaFront,
		label:  re(`^(CLM|SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CX|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|DE)(?:\t+(.*)| {2,6}(\S.*)|())$`),
		labels: factivaCodes,
		sticky: true, told: true, once: "hd",
	},
	{ // with one blank behind the codes
		Name:   "Factiva",
		need:   4,
		probe:  []string{"\nHD ", "HD "},
		proofs: []*regexp.Regexp{re(`^HD \S`), re(`^WC [\d.,]+ \p{L}+$`), re(`^PD \d`), re(`^SN \S`), re(`^(?:LP|TD)(?: |$)`), re(`^AN(?: |$)`)},
		end:    re(`^(?:AN(?:\t| {1,6}))?(?:Document|Dokument|Documento) ([A-Z][A-Za-z0-9]{15,40})$`),
		stop:   factivaStop,
		front:  factivaFront,
		label:  re(`^(CLM|SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CX|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|DE)(?: (\S.*)|())$`),
		labels: factivaCodes,
		sticky: true, told: true, once: "hd",
	},
	{
		Name:   "Factiva",
		need:   3,
		probe:  []string{"\nDocument ", ">Document ", "\nDokument ", ">Dokument ", "\nDocumento ", " words\n", " words\r", " words<", " mots\n", " mots\r", " mots<", "Wörter\n", "Wörter\r", "Wörter<"},
		proofs: []*regexp.Regexp{factivaEnd, factivaWords, re(`^(?:\([cC]\)|©|Copyright,?) ?(?:\d{4}|\(c\)|©).*`), re(`^(?:English|German|Deutsch|French|Français|Spanish|Español|Italian|Italiano|Russian|Русский|Portuguese|Português|Englisch|Anglais|Nederlands)$`)},
		end:    factivaEnd,
		stop:   factivaStop,
		front:  factivaFront,
		anchor: factivaWords,
		class:  map[string]role{"enHeadline": title, "deHeadline": title, "frHeadline": title},
	},
	{
		Name:   "ProQuest",
		need:   3,
		probe:  []string{"Full text:", "Publication title:", "ProQuest"},
		proofs: []*regexp.Regexp{re(`^ProQuest document ID: ?`), re(`^Document \d+ of \d+$`), re(`^Full text: ?`), re(`^Publication (?:title|info): `), re(`^Publication date: `), re(`^_{20,}$`)},
		begin:  re(`^Document (\d+) of (\d+)$`),
		front:  re(`^_{20,}$`),
		stop:   re(`^(?:Database copyright .*|Contact us at: .*|Bibliography|Citation style: .*)$`),
		label:  re(`^(\p{Lu}[\p{L}() /,-]{2,40}?):(?:\s+(.*))?$`),
		labels: labelled(map[role]string{
			title: "title", author: "author|authors", outletName: "publication title|source title", day: "publication date", imprint: "publication info", body: "full text", section: "section|column",
			language: "language of publication|language", identifier: "proquest document id", address: "document url",
			leave: "abstract|abstract (summary)|links|correspondence author|edition|alternate title|headnote",
			tail: "subject|business indexing term|location|people|company / organization|company|identifier / keyword|classification|volume|issue|pages|first page|publication year|publisher|place of publication|" +
				"country of publication|publication subject|issn|e-issn|source type|document type|copyright|copyright holder|last updated|database|number of references|dateline|credit|illustration|product name|doi|accession number|" +
				"word count|contact us at|terms and conditions|online publication date|milestone dates|document feature|coden|supplement|proquest document link|rights",
		}),
		told:  true,
		order: []role{title},
	},
	{
		Name:  "Europresse",
		probe: []string{"DocPublicationName", "docOcurrContainer", "titreArticle"},
		begin: nil,
		end:   re(`^((?:news|web|pub|bio|rep)·\d{8}·\S+)$`),
		class: map[string]role{
			"DocPublicationName": outletName, "DocHeader": imprint, "titreArticle": title, "titreArticleVisu": title, "docAuthors": author, "sm-margin-bottomNews": author,
			"docOcurrContainer": body, "DocText": body, "publiC-lblNodoc": identifier, "rdp__subtitle": leave, "publiC-lblCopyright": tail, "apd-wrapper": leave,
		},
	},
	{
		Name:   "EBSCO",
		need:   3,
		probe:  []string{"Record: ", "Full Text Word Count", "Accession Number:"},
		proofs: []*regexp.Regexp{re(`^Record: \d+$`), re(`^Full Text Word Count: `), re(`^Accession Number: `), re(`^Database: `), re(`^Source: .*\d{4}`), re(`^Persistent link to this record.*`)},
		begin:  re(`^Record: (\d+)()$`),
		front:  re(`^(?:~{4,}|-{10,}|_{10,}|\*{10,}|Copyright of .* is the property of .*)$`),
		label:  re(`^(\p{Lu}[\p{L}() /-]{2,50}?):(?:\s+(.*))?$`),
		labels: labelled(map[role]string{
			title: "title|titel", author: "authors|author|by", imprint: "source", section: "section", words: "full text word count", body: "full text|html full text|text", identifier: "accession number|an", language: "language",
			leave: "document type|subject terms|subjects|geographic terms|abstract|people|company/entity|issn|naics/industry codes|author-supplied keywords|lexile|persistent link to this record|cut and paste|headlines|reviews & products",
			tail:  "copyright of|copyright|database",
		}),
		told:  true,
		order: []role{title},
	},
	{
		Name:   "NewsBank",
		need:   3,
		probe:  []string{"Record Number:", "Record:", "NewsBank", "Author/Byline:", "Readability:"},
		proofs: []*regexp.Regexp{newsBankEnd, re(`^Author/Byline: `), re(`^(?:Section|Page|Edition): `), re(`^(?:Readability|OpenURL Link|Index [Tt]erms).*`), newsBankImprint, re(`^Copyright(?:,|:| \(c\)).*\d{4}.*`)},
		end:    newsBankEnd,
		front:  re(`^(?:NewsBank.*|America's News.*|Access World News.*|OpenURL Link|.* - OpenURL Link|Readability: .*)$`),
		label:  re(`^(\p{Lu}[\p{L}/ -]{2,30}?):(?:\s+(.*))?$`),
		labels: labelled(map[role]string{
			title: "headline|title", author: "author/byline|author|byline", section: "section", words: "words|word count", outletName: "paper|publication|source|newspaper", day: "date", leave: "page|edition|estimated printed pages|readability|dateline|column|series|openurl link|article bookmark",
			tail: "index terms|index term|memo|caption|correction|copyright|record|record number|record no|art",
		}),
		order: []role{title, imprint},
	},
	{
		Name:   "PressReader",
		need:   3,
		probe:  []string{"Article Name:", "PressReader"},
		proofs: []*regexp.Regexp{re(`^Article Name: ?`), re(`^Publication: ?`), re(`^(?:Start|End) Page: ?`)},
		end:    re(`^End Page: ?(\d*)$`),
		label:  re(`^(\p{Lu}[\p{L} ]{2,20}?): ?(.*)$`),
		labels: labelled(map[role]string{title: "article name", outletName: "publication", day: "date|issue date", author: "author", section: "section", leave: "start page|end page|supplement"}),
		first:  true,
	},
}

// factivaCodes are the codes of two or three letters that Factiva gives its fields.
var factivaCodes = labelled(map[role]string{
	title: "hd", author: "by", words: "wc", day: "pd", outletName: "sn", section: "se", language: "la", body: "lp|td", leave: "et|sc|ed|pg|vol|cy|clm|cr",
	tail: "co|in|ns|re|ipc|ipd|pub|an|de|cx|ct|rf|art",
})

var (
	nexisBegin      = re(`^(?:FOCUS - |ADVANCED - )?(?:Document )?(\d+) (?:of|von|van|de|di) (\d+) D(?:OCUMENT|OKUMENT|OCUMENTO)(?:S|E|EN|I|OS)?$`)
	nexisEnd        = re(`^()(?:End of Document|Ende des Dokuments|Fin du document|Einde van document)$`)
	factivaEnd      = re(`^(?:Document|Dokument|Documento) ([A-Z][A-Za-z0-9]{15,40})$`)
	factivaWords    = re(`^([\d.,\x{a0} ]+)(?:words|mots|Wörter|palabras|parole|palavras|woorden|слов|слова)$`)
	factivaFront    = re(`^(?:Page \d+ of \d+.*|.*© \d{4} Factiva.*|Seite \d+ von \d+.*)$`)
	factivaStop     = re(`^(?:Search Summary|Suchzusammenfassung|Résumé de la recherche|Resumen de la búsqueda)$`)
	newsBankEnd     = re(`^Record(?: Number| No\.?)?: ?(\S.*)$`)
	newsBankImprint = re(`^(?:\p{Lu}.{2,60} (?:\([^)]*\) )?[-–|] \p{Lu}\p{L}+ \d{1,2}, \d{4}.*|\p{Lu}\p{L}+ \d{1,2}, \d{4} \| .+)$`)
)
