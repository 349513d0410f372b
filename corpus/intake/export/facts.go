package export

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"onrecord/corpus/byline"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/text"
)

// months are the names of the months in the languages in which exports have them, each
// at its head, as far as they differ from all others.
var months = func() map[string]int {
	out := map[string]int{}
	for _, year := range []string{
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	} {
		for i, name := range strings.Fields(year) {
			out[name] = i + 1
		}
	}
	out["jänner"] = 1
	return out
}()

var foreignDay = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})(?:er|\.|º)?(?: de)? (\p{L}+)\.?(?: de)? (\d{4})`)

// dayOf returns the day in a line as package dates reads it, "" for none.
func dayOf(s string) string {
	s = text.OneLine(s)
	if s == "" || len(s) > 100 {
		return ""
	}
	if m := foreignDay.FindStringSubmatch(s); m != nil {
		if month := months[strings.ToLower(m[2])]; month != 0 {
			d, _ := strconv.Atoi(m[1])
			return fmt.Sprintf("%s-%02d-%02d", m[3], month, d)
		}
	}
	if m, ok := dates.Read(record.Day(s)); ok && m.Date.Year != 0 && m.Date.Month != 0 {
		return record.Day(s)
	}
	return ""
}

// inLine finds a day in the middle of a line.
var inLine = regexp.MustCompile(`\d{1,2}(?:er|\.|º)?(?: de)? \p{L}{3,10}\.?(?: de)? \d{4}|\p{Lu}\p{L}{2,9}\.? \d{1,2}, \d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}`)

// imprinted divides a line such as "Bay Post, The (Ostby, ME) - March 2, 2019", "March
// 2, 2019 | Bay Post" or "Bay Post ; Ostby [Ostby]02 Mar 2019: 3." into outlet and day.
func imprinted(s string) (name, on string) {
	s = text.OneLine(s)
	for _, at := range inLine.FindAllStringIndex(s, -1) {
		if on = s[at[0]:at[1]]; strings.Count(on, "/") == 2 { // the month first, as EBSCO writes
			part := strings.Split(on, "/")
			on = fmt.Sprintf("%s-%02s-%02s", part[2], part[0], part[1])
		}
		if on = dayOf(on); on == "" {
			continue
		}
		const marks = " -–|·;,.:"
		if name = strings.Trim(s[:at[0]], marks); name == "" {
			name, _, _ = strings.Cut(strings.Trim(s[at[1]:], marks), " | ")
		}
		return name, on
	}
	return "", dayOf(s)
}

var placed = regexp.MustCompile(`\s*(?:\([^)]*\)|\[[^\]]*\])\s*$`)

// outletOf is an outlet's name without its place, its number and what follows.
func outletOf(s string) string {
	s, _, _ = strings.Cut(text.OneLine(s), ";")
	s = strings.TrimSpace(s)
	if name, rest, ok := strings.Cut(s, ", "); ok {
		switch rest := strings.ToLower(rest); {
		case rest == "the", strings.HasPrefix(rest, "the ("):
			s = "The " + name
		case strings.HasPrefix(rest, "no"):
			s = name
		}
	}
	return strings.TrimSpace(placed.ReplaceAllString(s, ""))
}

// authorOf is who wrote an article, without what the reporter is and where.
func authorOf(s string) string {
	s = text.OneLine(s)
	s = byWord.ReplaceAllString(s, "")
	if name, rest, ok := strings.Cut(s, ", "); ok && (byline.Job.MatchString(rest) || strings.Contains(rest, "@")) {
		s = name
	}
	if i := strings.Index(s, " in "); i > 0 && len(strings.Fields(s[:i])) <= 3 {
		s = s[:i]
	}
	if letters := strings.ToUpper(s); letters == s && strings.Contains(s, " ") { // KARI LUND
		s = titled(s)
	}
	return record.Author(strings.TrimSpace(strings.Trim(s, ".")))
}

// titled writes a name in capitals as names are written.
func titled(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.ToLower(string(r)))
		}
		start = r == ' ' || r == '-' || r == '\'' || r == '’'
	}
	return b.String()
}

// languages are the names under which exports keep languages.
var languages = map[string]string{
	"english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "inglese": "en", "german": "de", "deutsch": "de", "allemand": "de", "french": "fr", "français": "fr", "französisch": "fr",
	"spanish": "es", "español": "es", "spanisch": "es", "italian": "it", "italiano": "it", "russian": "ru", "русский": "ru", "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl",
	"danish": "da", "dansk": "da", "norwegian": "no", "swedish": "sv", "svenska": "sv", "polish": "pl", "arabic": "ar", "chinese": "zh", "japanese": "ja", "turkish": "tr", "ukrainian": "uk",
}

func languageOf(s string) string {
	name, _, _ := strings.Cut(strings.ToLower(text.OneLine(s)), ";")
	return languages[strings.TrimSpace(name)]
}

var number = regexp.MustCompile(`\d[\d.,\x{a0} ]*`)

// count reads a count of words.
func count(s string) (int, bool) {
	n, err := strconv.Atoi(strings.NewReplacer(",", "", ".", "", " ", "", "\u00a0", "").Replace(number.FindString(s)))
	return n, err == nil && n > 0
}

// differs reports whether an article has so many fewer words, or more, than its export
// says that some of it is missing, or it is not alone. Databases count headlines in,
// and figures, each in its way.
func differs(said, has int) bool {
	return said >= 40 && (has*10 < said*7 || has*10 > said*15+500)
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// withoutPublisher takes the publisher's name off the end of a body: it stands there
// as in the line with the rights.
func withoutPublisher(lines, tail []string) []string {
	end := len(lines)
	for end > 0 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	if end < 2 {
		return lines[:end]
	}
	last := text.Alphanumeric(lines[end-1])
	for _, t := range tail {
		if rights.MatchString(t) && len(last) > 3 && strings.Contains(text.Alphanumeric(t), last) {
			return lines[:end-1]
		}
	}
	return lines[:end]
}
