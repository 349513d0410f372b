package office_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake/compound/compoundtest"
	"onrecord/corpus/intake/office"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

func zipped(t *testing.T, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, pairs[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paragraphs are what a reader emits, with strokes between them.
func paragraphs(read func(office.Emit) error) (string, error) {
	var out []string
	err := read(func(p string) error {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
		return nil
	})
	return strings.Join(out, "|"), err
}

func TestRTF(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"plain":       {`{\rtf1\ansi\deff0 {\b Ferry runs}\par The ferry runs, she said.\par }`, "Ferry runs|The ferry runs, she said."},
		"signs":       {`{\rtf1 \ldblquote We wait,\rdblquote  she said \emdash  \'93twice\'94\line again.\par}`, "“We wait,” she said — “twice”\nagain."},
		"unicode":     {`{\rtf1\uc1 Caf\u233? and \u-10179?\u-8704? \u8220?A\u8221?\par}`, "Café and 😀 “A”"},
		"no fallback": {`{\rtf1{\uc0 \u1052 \u1080 \u1088}\par}`, "Мир"},
		"font":        {`{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f1 \'cc\'e8\'f0\f0  caf\'e9\par}`, "Мир café"},
		"code page":   {`{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0\par}`, "Мир"},
		"hidden": {`{\rtf1{\info{\title X}}{\*\generator Y;}{\stylesheet{\s0 Z;}}{\header top}A {\v hid}{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt link}} b.{\footnote note}\par` +
			`{\pict\pngblip 8950}{\*\shppict{\pict 00}}\pard End.}`, "A link b.|End."},
		"escaped": {"{\\rtf1 a \\{b\\} c\\\\d\\\ne}", `a {b} c\d|e`},
		"bin":     {"{\\rtf1 a{\\pict\\bin4 }}{{}b\\par}", "ab"},
		"cut":     {`{\rtf1 The ferry runs`, "The ferry runs"},
		"table":   {`{\rtf1 A\cell B\row C\par}`, "A\tB|C"},
	} {
		got, err := paragraphs(func(emit office.Emit) error { return office.RTF(strings.NewReader(c.raw), emit) })
		if err != nil || got != c.want {
			t.Errorf("%s: %v, got %q, want %q", name, err, got, c.want)
		}
	}
	for name, raw := range map[string]string{"nested": `{\rtf1` + strings.Repeat("{", 100_000), "other": "The ferry runs."} {
		if _, err := paragraphs(func(emit office.Emit) error { return office.RTF(strings.NewReader(raw), emit) }); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func TestODT(t *testing.T) {
	const content = `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:tracked-changes>Gone</text:tracked-changes>` +
		`<text:h>Ferry runs</text:h><text:p>The<text:s text:c="2"/>ferry <text:span>runs</text:span>,<text:note><text:note-body><text:p>1</text:p></text:note-body></text:note> she said.<text:line-break/>Soon.</text:p></office:text></office:body></office:document-content>`
	for name, raw := range map[string][]byte{"packed": zipped(t, "mimetype", "x", "content.xml", content), "flat": []byte("\ufeff<?xml version='1.0'?>" + content)} {
		got, err := paragraphs(func(emit office.Emit) error { return office.ODT(raw, emit) })
		if want := "Ferry runs|The  ferry runs, she said.\nSoon."; err != nil || got != want {
			t.Errorf("%s: %v, %q", name, err, got)
		}
	}
	for name, raw := range map[string][]byte{"other": zipped(t, "x", ""), "broken": zipped(t, "content.xml", "<a"), "deep": zipped(t, "content.xml", strings.Repeat("<a>", 5000))} {
		if _, err := paragraphs(func(emit office.Emit) error { return office.ODT(raw, emit) }); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// wordFile is a document of two pieces, the first of one-byte characters.
func wordFile(narrow, wide string) []byte {
	main := make([]byte, 0x600)
	put := binary.LittleEndian
	put.PutUint16(main, 0xa5ec)
	put.PutUint16(main[2:], 193)
	put.PutUint16(main[0x0a:], 0x0200)
	units := compoundtest.Wide(wide)
	put.PutUint32(main[0x4c:], uint32(len(narrow)+len(units)/2))
	first := uint32(len(main))
	main = append(main, narrow...)
	second := uint32(len(main))
	main = append(main, units...)
	clx := []byte{1, 2, 0, 9, 9, 2, 0, 0, 0, 0} // what is not needed, then the pieces
	put.PutUint32(clx[6:], 3*4+2*8)
	for _, cp := range []int{0, len(narrow), len(narrow) + len(units)/2} {
		clx = put.AppendUint32(clx, uint32(cp))
	}
	for _, at := range []uint32{first*2 | 0x40000000, second} {
		clx = put.AppendUint16(clx, 0)
		clx = put.AppendUint32(clx, at)
		clx = put.AppendUint16(clx, 0)
	}
	put.PutUint32(main[0x1a2:], 16)
	put.PutUint32(main[0x1a6:], uint32(len(clx)))
	return compoundtest.File("WordDocument", string(main), "1Table", string(make([]byte, 16))+string(clx))
}

func TestDoc(t *testing.T) {
	raw := wordFile("Ferry runs\r\x93We wait,\x94 she said.\r", "\x13HYPERLINK \"x\"\x14Мир\x15 и\vтруд.\r")
	got, err := paragraphs(func(emit office.Emit) error { return office.Doc(raw, emit) })
	if want := "Ferry runs|“We wait,” she said.|Мир и\nтруд."; err != nil || got != want {
		t.Errorf("%v, %q", err, got)
	}
	for n := 0; n < len(raw); n += 97 { // cut anywhere it is an error or less text, and no panic
		_, _ = paragraphs(func(emit office.Emit) error { return office.Doc(raw[:n], emit) })
	}
	for i := 0x600; i < 0x600+64; i++ { // nor broken anywhere
		bad := bytes.Clone(raw)
		bad[i] ^= 0xff
		_, _ = paragraphs(func(emit office.Emit) error { return office.Doc(bad, emit) })
	}
}

func rows(t *testing.T, read func(record.Sink) error) ([]string, error) {
	t.Helper()
	var out []string
	err := read(func(r *record.Record) error {
		a, err := r.Article(1 << 20)
		if err != nil {
			out = append(out, r.Place+": "+err.Error())
			return nil
		}
		out = append(out, strings.Join([]string{r.Place, a.Title, a.Outlet, a.Published.String(), a.Text}, "|"))
		return nil
	})
	return out, err
}

func TestSheets(t *testing.T) {
	xlsx := zipped(t, "xl/workbook.xml", "<workbook/>",
		"xl/sharedStrings.xml", `<sst><si><t>Headline</t></si><si><t>Article text</t></si><si><r><t>The ferry </t></r><r><t>runs.</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Second sheet.</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Search of the archive</t></is></c></row>`+
			`<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="str"><v>Date</v></c></row>`+
			`<row r="4"><c r="A4" t="inlineStr"><is><t>A</t></is></c><c r="C4" t="s"><v>2</v></c><c r="D4"><v>43526</v></c></row></sheetData></worksheet>`)
	got, err := rows(t, func(sink record.Sink) error { return office.Workbook(bytes.NewReader(xlsx), int64(len(xlsx)), sink) })
	if diff := cmp.Diff([]string{"4|A||2019-03-02|The ferry runs.", "sheet 2:2||||Second sheet."}, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
	ods := zipped(t, "content.xml", `<office:document-content xmlns:office="o" xmlns:table="tb" xmlns:text="t"><office:body><office:spreadsheet><table:table table:name="n">`+
		`<table:table-row><table:table-cell><text:p>Note</text:p></table:table-cell></table:table-row></table:table><table:table>`+
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="900"/></table:table-row>`+
		`<table:table-row><table:table-cell><text:p>title</text:p></table:table-cell><table:table-cell><text:p>text</text:p></table:table-cell><table:table-cell><text:p>date</text:p></table:table-cell></table:table-row>`+
		`<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>The ferry<office:annotation><text:p>x</text:p></office:annotation> runs.</text:p><text:p>Soon.</text:p></table:table-cell>`+
		`<table:table-cell office:date-value="2019-03-02"><text:p>2.3.19</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`)
	got, err = rows(t, func(sink record.Sink) error { return office.ODS(bytes.NewReader(ods), int64(len(ods)), sink) })
	if diff := cmp.Diff([]string{"sheet 2:4|A||2019-03-02|The ferry runs.\n\nSoon."}, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
	for name, raw := range map[string][]byte{"numbers": zipped(t, "xl/worksheets/sheet1.xml", `<row><c><v>1</v></c></row>`), "none": zipped(t, "x", ""), "no zip": []byte("PK\x03\x04"),
		"bomb": zipped(t, "xl/sharedStrings.xml", strings.Repeat("<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 800_000), "xl/worksheets/sheet1.xml", "<row/>")} {
		if got, err := rows(t, func(sink record.Sink) error { return office.Workbook(bytes.NewReader(raw), int64(len(raw)), sink) }); err == nil {
			t.Errorf("%s was read: %q", name, got)
		} else {
			t.Log(name, err)
		}
	}
}

func TestBook(t *testing.T) {
	raw := zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="EPUB/p.opf"/></rootfiles></container>`,
		"EPUB/p.opf", `<package><metadata xmlns:dc="d"><dc:language>de</dc:language></metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`+
			`<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a%20b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="b"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"EPUB/nav.xhtml", "x", "EPUB/text/a b.xhtml", "x", "EPUB/text/b.xhtml", "x")
	b, err := office.ReadBook(bytes.NewReader(raw), int64(len(raw)), unpack.NewBudget(int64(len(raw))))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range b.Chapters {
		got = append(got, e.Name)
	}
	if diff := cmp.Diff([]string{"EPUB/text/b.xhtml", "EPUB/text/a b.xhtml"}, got); diff != "" || b.Language != "de" {
		t.Error(b.Language, diff)
	}
}
