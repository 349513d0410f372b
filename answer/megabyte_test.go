package answer_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
)

// hostile are texts that nobody asks, each from a piece that is repeated.
var hostile = []string{
	"he said ", "\"", "'", "“", "a", " ", "\n", ",", "?", "-", ".", "(", "[", "…", "\u200b", "é", "e\u0301", "ﷺ", "𝔘", "\xff", "\x00",
	"what did ", "Lavrov and ", "the president of ", "who said \"a\" ", "22 April 2015 ", "IS ", "of the ", "https://a.b/", "1 ", "A", "or ", "’s ", "al-",
}

// A megabyte of any text is refused as a question with what it costs to look at it once,
// and looked for as a name or a quotation with little more.
func TestMegabyte(t *testing.T) {
	ix := indexOf(t)
	asker, checker := answer.New(ix, answer.Config{}), quotecheck.New(ix)
	const most = 60 << 20 // bytes that may be used, beyond the text
	for _, piece := range hostile {
		long := strings.Repeat(piece, 1<<20/len(piece))
		for name, ask := range map[string]func() error{
			"question": func() error { _, err := asker.Ask(t.Context(), long, 0); return err },
			"speaker":  func() error { _, err := asker.Find(t.Context(), answer.Understood{Speaker: long}, 0); return err },
		} {
			var wrong *answer.QuestionError
			if used := allocated(func() { _ = ask() }); used > most/10 {
				t.Errorf("a megabyte of %q as a %s uses %d bytes", piece, name, used)
			}
			if err := ask(); !errors.As(err, &wrong) {
				t.Errorf("a megabyte of %q as a %s: %v", piece, name, err)
			}
		}
		if used := allocated(func() { _, _ = checker.Check(t.Context(), "our main enemy", long) }); used > most {
			t.Errorf("a megabyte of %q as a name uses %d bytes", piece, used)
		}
		if used := allocated(func() { _, _ = checker.Check(t.Context(), long, "") }); used > most {
			t.Errorf("a megabyte of %q as a quotation uses %d bytes", piece, used)
		}
		for _, n := range []int{answer.MaxQuestion / 2, answer.MaxQuestion} {
			q := strings.Repeat(piece, n)
			for len([]rune(q)) > n {
				q = string([]rune(q)[:n])
			}
			if _, err := asker.Ask(t.Context(), q, 0); err != nil && !errors.As(err, new(*answer.QuestionError)) {
				t.Errorf("%q: %v", piece, err)
			}
		}
	}
}

// allocated is how many bytes a call allocates.
func allocated(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
