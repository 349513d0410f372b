// Package language says in which language a text is written: two letters, or ""
// where that is not certain.
//
// Script decides first, then letters that other languages of the script lack, and
// for the Latin script the commonest words, which are data, in words.txt. That takes
// some microseconds an article and is enough to choose how words are brought to their
// stems. [Settle] weighs what a file says of itself against its text: templates of
// sites often say "en" over everything.
package language

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"onrecord/corpus/lexicon"
)

// Tag is the two or three letters at the head of a language tag.
func Tag(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	switch tag {
	case "english":
		return "en"
	case "russian":
		return "ru"
	}
	if len(tag) < 2 || len(tag) > 3 || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return tag
}

// sampleBytes is how much of a text is looked at to find its language.
const sampleBytes = 4000

// detect finds the language of a text by its script and, among the languages
// that share one, by their commonest words or by letters that the others lack. It
// returns "" where that does not settle it: a few words, a list of names. That is
// cheap (some microseconds an article) and enough to choose how words are brought
// to their stems; where the file or the page names its language and the text does
// not speak against it, the file is believed.
func detect(text string) string {
	if len(text) > sampleBytes {
		text = strings.ToValidUTF8(text[:sampleBytes], "")
	}
	scripts := map[string]int{}
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		scripts[scriptOf(r)]++
	}
	for script, n := range scripts {
		if n*2 <= letters || letters < 20 {
			continue
		}
		switch script {
		case "latin":
			return byWords(text)
		case "cyrillic":
			return cyrillic(text)
		case "arabic":
			if strings.ContainsAny(text, "پچژگ") {
				return "fa"
			}
			return "ar"
		case "cjk":
			if scripts["kana"] > 0 {
				return "ja"
			}
			return "zh"
		case "kana":
			return "ja"
		default:
			return script
		}
	}
	if scripts["cjk"]+scripts["kana"] > letters/2 && scripts["kana"] > 0 {
		return "ja"
	}
	return ""
}

// scriptOf names a letter's script, or the language where only one uses it.
func scriptOf(r rune) string {
	switch {
	case r < 0x250, r >= 0x1e00 && r < 0x1f00:
		return "latin"
	case r >= 0x400 && r < 0x530:
		return "cyrillic"
	case r >= 0x370 && r < 0x400:
		return "el"
	case r >= 0x590 && r < 0x600:
		return "he"
	case r >= 0x600 && r < 0x780:
		return "arabic"
	case r >= 0x530 && r < 0x590:
		return "hy"
	case r >= 0x10a0 && r < 0x1100:
		return "ka"
	case r >= 0x900 && r < 0x980:
		return "hi"
	case r >= 0x3040 && r < 0x3100:
		return "kana"
	case r >= 0x3400 && r < 0xa000:
		return "cjk"
	case r >= 0xac00 && r < 0xd7b0:
		return "ko"
	}
	return "other"
}

// cyrillic finds the languages of this script by letters of their own.
func cyrillic(text string) string {
	count := func(letters string) int {
		n := 0
		for _, r := range text {
			if strings.ContainsRune(letters, r) {
				n++
			}
		}
		return n
	}
	switch uk, sr, ru := count("іїєґІЇЄҐ"), count("ђјљњћџЂЈЉЊЋЏ"), count("ыэёЫЭЁ"); {
	case uk > ru:
		return "uk"
	case sr > ru:
		return "sr"
	case ru == 0 && count("ъЪ") > 2:
		return "bg"
	}
	return "ru"
}

// byWords returns the language most of whose words stand in the text, when they
// are a tenth of it and the next language has clearly fewer.
func byWords(text string) string {
	total := 0
	counts, of := map[string]int{}, languagesOf()
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		total++
		for _, lang := range of[w] {
			counts[lang]++
		}
	}
	best, most, next := "", 0, 0
	for lang, n := range counts {
		switch {
		case n > most || n == most && lang < best:
			best, most, next = lang, n, most
		case n > next:
			next = n
		}
	}
	if most < 4 || most*12 < total || next*10 > most*9 {
		return ""
	}
	return best
}

//go:embed words.txt
var wordFile string

// languagesOf returns of a word the languages in which it is common.
var languagesOf = sync.OnceValue(func() map[string][]string {
	of := map[string][]string{}
	err := lexicon.Read("words.txt", strings.NewReader(wordFile), func(l lexicon.Line) error {
		for _, w := range l.Forms[1:] {
			of[w] = append(of[w], l.Forms[0])
		}
		return nil
	})
	if err != nil {
		panic("language: " + err.Error()) // a test keeps this from being shipped
	}
	return of
})

// Settle returns the language that a file names unless its text is for certain
// another: templates of sites often say "en" over everything.
func Settle(named, text string) string {
	told := detect(text)
	switch {
	case told == "":
		return named
	case named == told, named == "nb" || named == "nn", named != "" && sameKind[named+told]:
		return named
	}
	return told
}

// sameKind holds pairs that the words do not keep apart for certain: the file is
// believed.
var sameKind = map[string]bool{"noda": true, "dano": true, "svda": true, "svno": true, "hrsr": true, "srhr": true, "bshr": true, "slhr": true, "skcs": true, "glpt": true, "cait": true, "cafr": true, "caes": true, "gles": true, "mkbg": true, "bgru": true, "beru": true, "kkru": true, "msid": true}

//go:embed names.txt
var nameFile string

var nameOf = sync.OnceValue(func() map[string]string {
	of := map[string]string{}
	err := lexicon.Read("names.txt", strings.NewReader(nameFile), func(l lexicon.Line) error {
		of[l.Forms[0]] = l.Forms[1]
		return nil
	})
	if err != nil {
		panic("language: " + err.Error()) // a test keeps this from being shipped
	}
	return of
})

// Name is what English calls the language of a tag of two letters; "" for those of
// which [Settle] knows no words.
func Name(tag string) string { return nameOf()[tag] }
