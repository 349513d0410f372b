package main

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/attribution"
)

// FuzzPoints: for every byte offset of valid text, the count is that of the
// characters before it.
func FuzzPoints(f *testing.F) {
	f.Add("Größe 👍 “naïve”")
	f.Add(strings.Repeat("é", 700))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		p := newPoints(text)
		for i := range text {
			if got, want := p.at(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Fatalf("at(%d) of %q = %d, want %d", i, text, got, want)
			}
		}
		if got, want := p.at(len(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("at(end) of %q = %d, want %d", text, got, want)
		}
	})
}

func TestPointsOfSpans(t *testing.T) {
	text := strings.Repeat("ä", 300) + "“ja” 👍 nein"
	ja := strings.Index(text, "ja")
	nein := strings.Index(text, "nein")
	p := newPoints(text)
	got := p.spans([]attribution.Span{{Start: ja, End: ja + 2}, {Start: nein, End: len(text)}})
	runes := []rune(text)
	if s := string(runes[got[0][0]:got[0][1]]); s != "ja" {
		t.Errorf("the first span reads %q, want \"ja\"", s)
	}
	if s := string(runes[got[1][0]:got[1][1]]); s != "nein" {
		t.Errorf("the second span reads %q, want \"nein\"", s)
	}
	if p.spans(nil) != nil {
		t.Error("no spans are not null")
	}
}

func TestQueueKeepsTheOrder(t *testing.T) {
	var got []int
	q := newQueue(4, func(n int) error { got = append(got, n); return nil })
	blocked := make(chan struct{})
	for i := range 100 {
		if err := q.add(func() int {
			if i == 0 {
				<-blocked // the first ends after others
			} else if i == 3 {
				close(blocked)
			}
			return i
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := q.wait(); err != nil {
		t.Fatal(err)
	}
	for i := range got {
		if got[i] != i {
			t.Fatalf("result %d is %d", i, got[i])
		}
	}
	if len(got) != 100 {
		t.Errorf("%d results, want 100", len(got))
	}
}

func TestQueueTellsTheFirstError(t *testing.T) {
	full := errors.New("disk full")
	delivered := 0
	q := newQueue(2, func(int) error { delivered++; return full })
	var err error
	for i := 0; i < 1000 && err == nil; i++ {
		err = q.add(func() int { return i })
	}
	if waited := q.wait(); !errors.Is(waited, full) {
		t.Errorf("wait = %v, want %v", waited, full)
	}
	if delivered != 1 {
		t.Errorf("%d results were delivered after an error, want none", delivered-1)
	}
}

func TestQueueOutlivesAFault(t *testing.T) {
	q := newQueue(1, func(int) error { return nil })
	if err := q.add(func() int { panic("a bug") }); err != nil {
		t.Fatal(err)
	}
	err := q.wait()
	var f *failure
	if !errors.As(err, &f) || !strings.Contains(err.Error(), "a bug") {
		t.Errorf("wait = %v, want the fault in a sentence", err)
	}
}
