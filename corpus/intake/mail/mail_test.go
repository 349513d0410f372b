package mail_test

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"onrecord/corpus/intake/compound/compoundtest"
	"onrecord/corpus/intake/mail"
	"onrecord/corpus/intake/record"
)

// told are the records of a reader, a line each.
func told(t *testing.T, read func(record.Sink) error) (string, error) {
	t.Helper()
	var out []string
	err := read(func(r *record.Record) error {
		place := r.Place
		a, err := r.Article(1 << 20)
		if err != nil {
			out = append(out, place+": "+err.Error())
			return nil
		}
		out = append(out, strings.Join([]string{place, a.Title, a.Outlet, a.Author, a.Published.String(), a.URL, strings.ReplaceAll(a.Text, "\n", "/")}, "|"))
		return nil
	})
	return strings.Join(out, "\n"), err
}

func TestRead(t *testing.T) {
	const text = "The ferry will run again on Monday, the council said."
	b64 := base64.StdEncoding.EncodeToString([]byte("\xcf\xee\xf0\xf2 \xee\xf2\xea\xf0\xee\xe5\xf2\xf1\xff, \xf1\xea\xe0\xe7\xe0\xeb \xee\xed."))
	html := "<html><body><h1>Ferry</h1><p>" + text + "</p><p>It is late, and the town waits for it.</p></body></html>"
	for name, c := range map[string]struct{ raw, want string }{
		"plain":     {"From: Ann Lee <ann@bay.example>\r\nSubject: Fwd: Ferry runs\r\nDate: Sat, 2 Mar 2019 23:30:00 -0500\r\n\r\n" + text, "|Ferry runs|bay.example|Ann Lee|2019-03-02||" + text},
		"encoded":   {"From: =?utf-8?q?Caf=C3=A9_Post?= <x@gmail.com>\nSubject: =?koi8-r?B?8M/S1A==?=\nContent-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: base64\n\n" + b64, "|Порт||||" + "|Порт откроется, сказал он."},
		"html":      {"From: desk@news.bay.example\nSubject: A\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + strings.ReplaceAll(html, "late", "l=\nate"), "|A|news.bay.example||||Ferry//" + text + "//It is late, and the town waits for it."},
		"both":      {"Subject: A\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n" + text + " It is late, and the town waits for it.\n--b\nContent-Type: text/html\n\n" + html + "\n--b--\n", "|A|||||" + text + " It is late, and the town waits for it."},
		"stub":      {"Subject: A\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nView online\n--b\nContent-Type: text/html\n\n" + html + "\n--b--\n", "|A|||||Ferry//" + text + "//It is late, and the town waits for it."},
		"attached":  {"Subject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/plain\n\n" + text + "\n--c--\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nnot this\n--b--\n", "|A|||||" + text},
		"forwarded": {"Subject: A\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: B\n\n" + text + "\n--b--\n", "|A|||||" + text},
		"apple":     {"64\nSubject: A\nContent-Type: text/plain\n\n" + text[:27] + "<plist/>", "|A|||||" + text[:27]},
		"alerts": {"From: Google Alerts <googlealerts-noreply@google.com>\nSubject: Google Alert - ferry\n\n=== News - 2 new results for [ferry] ===\n\nFerry runs again\nBay Post\nThe ferry will run again on\nMonday, she said ...\n<https://www.google.com/url?rct=j&url=https://bay.example/2019/03/02/x&ct=ga>\n\n" +
			"Second\nThe port is open, he said.\n<https://www.google.com/url?url=https://port.example/y>\n- - - -\nUnsubscribe\n",
			"|Ferry runs again|Bay Post||2019-03-02|https://bay.example/2019/03/02/x|The ferry will run again on Monday, she said ...\n|Second|port.example|||https://port.example/y|The port is open, he said."},
	} {
		got, err := told(t, func(sink record.Sink) error { return mail.Read([]byte(c.raw), sink) })
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %s\nwant %s", name, err, got, c.want)
		}
	}
	nested := ""
	for range 2000 {
		nested += "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
	}
	for name, raw := range map[string]string{"no header": "just words", "only pictures": "Subject: A\nMIME-Version: 1.0\nContent-Type: image/png\n\nx", "nested": "Subject: A\n" + nested,
		"many parts": "Subject: A\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 3000)} {
		if got, err := told(t, func(sink record.Sink) error { return mail.Read([]byte(raw), sink) }); err == nil {
			t.Errorf("%s was read as %q", name, got)
		}
	}
}

func TestReadBox(t *testing.T) {
	box := "From a@bay.example Sat Mar  2 08:00:00 2019\nSubject: A\n\nThe ferry runs.\n>From here it is far.\nFrom the quay, too.\n\nFrom b Sat Mar  2 08:00:00 2019\nSubject: B\n\n\nFrom c Sat Mar  2 08:00:00 2019\nSubject: C\n\nLate."
	got, err := told(t, func(sink record.Sink) error { return mail.ReadBox(strings.NewReader(box), sink) })
	want := "message 1|A|||||The ferry runs.//From here it is far.//From the quay, too.\nmessage 2: a message without text; its attachments are not read, save them beside it\nmessage 3|C|||||Late."
	if err != nil || got != want {
		t.Errorf("%v\n got %s\nwant %s", err, got, want)
	}
	if _, err := told(t, func(sink record.Sink) error { return mail.ReadBox(strings.NewReader("just words"), sink) }); err == nil {
		t.Error("a text was read as a mailbox")
	}
}

func TestOutlook(t *testing.T) {
	fixed := make([]byte, 32+16)
	binary.LittleEndian.PutUint32(fixed[32:], 0x00390040)
	binary.LittleEndian.PutUint64(fixed[40:], (1551513600+11644473600)*1e7)
	raw := compoundtest.File("__properties_version1.0", string(fixed), "__substg1.0_0037001F", compoundtest.Wide("Ferry runs"), "__substg1.0_0C1A001F", compoundtest.Wide("Ann Lee"),
		"__substg1.0_5D01001F", compoundtest.Wide("ann@bay.example"), "__substg1.0_1000001F", compoundtest.Wide("“The ferry runs,” she said."))
	if !mail.IsOutlook(raw) {
		t.Error("not seen as a message")
	}
	got, err := told(t, func(sink record.Sink) error { return mail.ReadOutlook(raw, sink) })
	if want := "|Ferry runs|bay.example|Ann Lee|2019-03-02||“The ferry runs,” she said."; err != nil || got != want {
		t.Errorf("%v\n got %s\nwant %s", err, got, want)
	}
	for n := 0; n < len(raw); n += 211 {
		_, _ = told(t, func(sink record.Sink) error { return mail.ReadOutlook(raw[:n], sink) })
	}
}
