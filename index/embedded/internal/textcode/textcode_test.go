package textcode_test

import (
	"strings"
	"testing"

	"onrecord/index/embedded/internal/textcode"
)

// again writes texts one after the other and reads them back.
func again(t *testing.T, texts ...string) (bytes int) {
	t.Helper()
	c := textcode.NewCoder()
	var coded [][]byte
	for _, s := range texts {
		coded = append(coded, c.Append(nil, s))
		bytes += len(coded[len(coded)-1])
	}
	v, err := textcode.Read(c.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range coded {
		got, err := v.Append(nil, b)
		if err != nil || string(got) != texts[i] {
			t.Fatalf("%q came back as %q, %v", texts[i], got, err)
		}
	}
	return bytes
}

func TestAgain(t *testing.T) {
	text := "“We can’t wait,” Ada Holm said on Monday.\n\nIt's 1,000 km  from here — isn't it? Ünïcode, naïve ﬁsh … \x80\xff £5\u00a0m 'so' ‘so’ ’ ' "
	again(t, text, "", " ", "\n", "'", "’", strings.Repeat("x", 200), strings.Repeat(". ", 100), text)
	var many []string
	for range 500 {
		many = append(many, text)
	}
	if n := again(t, many...); n > len(text)*len(many)/2 {
		t.Errorf("%d bytes of %d", n, len(text)*len(many))
	}
}

func FuzzAgain(f *testing.F) {
	f.Add("He said: “No.”", "She wasn’t\u00a0there")
	f.Fuzz(func(t *testing.T, x, y string) { again(t, x, y, x, y, x) })
}

func FuzzDamaged(f *testing.F) {
	f.Add([]byte("\x01\xf8\x00\x00\xff\x05ab"), []byte("onrecord words\n\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x02\x01abc"))
	f.Fuzz(func(t *testing.T, coded, words []byte) {
		if v, err := textcode.Read(words); err == nil {
			v.Append(nil, coded)
		}
	})
}
