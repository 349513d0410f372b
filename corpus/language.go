package corpus

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// sampleBytes is how much of a text is looked at to tell its language.
const sampleBytes = 4000

// languageOf tells the language of a text by its script and, among the languages
// that share one, by their commonest words or by letters that the others lack. It
// returns "" where that does not settle it: a few words, a list of names. That is
// cheap (some microseconds an article) and enough to choose how words are brought
// to their stems; where the file or the page names its language and the text does
// not speak against it, the file is believed.
func languageOf(text string) string {
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

// cyrillic tells the languages of this script by letters of their own.
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
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		total++
		for _, lang := range languagesOf[w] {
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

// languagesOf tells of a word in which languages it is common.
var languagesOf = func() map[string][]string {
	of := map[string][]string{}
	for _, lang := range slices.Sorted(maps.Keys(commonWords)) {
		for w := range strings.FieldsSeq(commonWords[lang]) {
			of[w] = append(of[w], lang)
		}
	}
	return of
}()

// commonWords holds words that are common in the languages of Latin script. A word
// may stand under several; what counts is which language has most of them.
var commonWords = map[string]string{
	"en": "the of and to in a is that for it was on with as he be by at are this from have has his they which not but had were an their or will been who said its would there she after",
	"de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sagte",
	"fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son aux d'un cette ont mais comme ou si leur y dont elle été deux lui nous ses fait selon",
	"es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde han según fue ha",
	"it": "di e il la che in un per è non una sono con del si da le dei al come i ha anche della lo nel gli più alla ma su dal questo delle stato nella o hanno essere se ai",
	"pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está são também pelo pela até",
	"nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog worden door naar heeft hij ze wordt tot je over al zich deze die was werd hebben",
	"sv": "och i att det som en på är av för med den till inte har de ett om var men från så vi kan nu när eller också efter under vid ska sin han hon säger",
	"no": "og i det som på er av for til med at en den ikke har de et om var men fra så vi kan når eller også etter ved skal seg han hun sier være blir ble",
	"da": "og i det som på er af for til med at en den ikke har de et om var men fra så vi kan når eller også efter ved skal sig han hun siger være bliver blev",
	"fi": "ja on ei että se hän oli mutta kun myös ovat niin joka mukaan sen vain jos kuin tai ole olla ollut hänen he tämä sanoo kanssa vuoden",
	"pl": "w i na z do się nie że to jest o jak od za po przez ale dla są który co oraz jego tym przed ich może był tego będzie tej już tylko ze także ma było",
	"cs": "a v se na je že s z do o to i ve pro za by k ale jako po podle jsou od která který bude jeho není byl při už také aby řekl tak ze které",
	"tr": "ve bir bu da de için ile olarak çok daha olan gibi en ne var olduğunu kadar sonra ise dedi ancak diye her o tarafından değil ya bin",
	"ro": "de și în a la cu pe că din care nu un o pentru este mai au fost se ce sunt prin sau dar al lui ale după spus către fi",
	"hu": "a az és hogy nem is egy ez meg el de volt már csak azt mint ha vagy még lesz ki szerint amely után mondta kell aki ezt",
	"id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada tersebut bisa mereka oleh telah kata saat sudah atau seperti",
	"hr": "i u je da se na za su od s koji a što to kao o iz ne bi će ali koje ili nije te do koja po samo rekao biti nakon",
}

// settled returns the language that a file names unless its text is for certain
// another: templates of sites often say "en" over everything.
func settled(named, text string) string {
	told := languageOf(text)
	switch {
	case told == "":
		return named
	case named == told, named == "nb" || named == "nn", named != "" && sameKind[named+told]:
		return named
	}
	return told
}

// sameKind holds pairs that the words do not tell apart for certain: the file is
// believed.
var sameKind = map[string]bool{"noda": true, "dano": true, "svda": true, "svno": true, "hrsr": true, "srhr": true, "bshr": true, "slhr": true, "skcs": true, "glpt": true, "cait": true, "cafr": true, "caes": true, "gles": true, "mkbg": true, "bgru": true, "beru": true, "kkru": true, "msid": true}
