package bot

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// asked is what an answer answers, so that any page of it can be made again: a
// question in words, or what a command's options ask for.
type asked struct {
	question string
	options  answer.Understood // only what a user can give; used when question is ""
	note     string            // said with the first page only
}

// The actions of buttons. Each button's custom_id is
//
//	1<action><page>|<asked>
//
// where 1 is the version of this form. Where the asked part is too long for
// Discord's 100 characters it is "#" and a key of the askedStore.
const (
	idVersion   = "1"
	turnBack    = "b" // to the page before
	turnOn      = "n" // to the next page
	choosing    = "s" // a speaker, of several
	sharing     = "p" // shows a private answer to the channel
	showContext = "c" // opens the article round an excerpt, privately
	turnContext = "d" // to another part of that article
	helpful     = "h"
	notHelpful  = "u"
	openMonth   = "m" // of a timeline
)

// turnsPage tells that a press changes the message that it is on.
func turnsPage(id string) bool {
	return len(id) > 1 && strings.Contains(turnBack+turnOn+choosing+turnContext, id[1:2])
}

// pressedPrivately tells that what comes of a press is for one pair of eyes.
func pressedPrivately(r *request) bool {
	if len(r.button) > 1 && strings.Contains(turnBack+turnOn+choosing, r.button[1:2]) {
		return stranger(r)
	}
	return len(r.button) < 2 || r.button[1:2] != sharing && r.button[1:2] != turnContext
}

var errStale = sentence("This list is no longer kept. Please ask again with `/ask`, `/speaker` or `/date`.")

// askedStore keeps what is too long for a button: in memory the newest, and in
// a file, where there is one, what the next process needs. A press on a button
// whose code is gone gets errStale.
type askedStore struct {
	kept *recent[string, string]
	file *journal
}

// longCode is a line of the store's file.
type longCode struct{ Key, Code string }

func newAskedStore(size int) *askedStore {
	return &askedStore{newRecent[string, string](size), new(journal)}
}

// openAskedStore is a store over a file; "" keeps it in memory alone.
func openAskedStore(size int, path string) (*askedStore, error) {
	j := &journal{path: path, most: 2 * size}
	s := &askedStore{newRecent[string, string](size), j}
	j.full = s.shorten
	n, err := readLines(path, func(c longCode) { s.kept.put(c.Key, c.Code) })
	if j.lines = n; err != nil || n <= j.most {
		return s, err
	}
	return s, s.shorten()
}

// shorten leaves those in the file that are kept.
func (s *askedStore) shorten() error {
	var lines []longCode
	for _, code := range s.kept.all() {
		lines = append(lines, longCode{keyOf(code), code})
	}
	return replaceLines(s.file, lines)
}

// keyOf stands for a code that is too long.
func keyOf(code string) string {
	sum := sha256.Sum256([]byte(code))
	return "#" + hex.EncodeToString(sum[:12])
}

// button is the custom_id of a button that does action with a page.
func (s *askedStore) button(action string, page int, a asked) string {
	return s.id(action, page, a.code())
}

// id is a custom_id that does action with a page of whatever code says.
func (s *askedStore) id(action string, page int, code string) string {
	head := idVersion + action + strconv.Itoa(page) + "|"
	if units(head)+units(code) > maxCustomID {
		key := keyOf(code)
		if _, found := s.kept.getOrPut(key, func() string { return code }); !found {
			// An answer is worth more than its buttons after a restart.
			_ = s.file.add(longCode{key, code})
		}
		code = key
	}
	return head + code
}

// split is the reverse of id.
func (s *askedStore) split(id string) (action string, page int, code string, err error) {
	head, code, ok := strings.Cut(id, "|")
	if !ok || len(head) < 3 || head[:1] != idVersion {
		return "", 0, "", errStale
	}
	if page, err = strconv.Atoi(head[2:]); err != nil || page < 0 || page > 1000 {
		return "", 0, "", errStale
	}
	if strings.HasPrefix(code, "#") {
		if code, ok = s.long(code); !ok {
			return "", 0, "", errStale
		}
	}
	return head[1:2], page, code, nil
}

// long is the code that a key stands for. One that is not known may have been kept
// by another process over the same folder.
func (s *askedStore) long(key string) (code string, ok bool) {
	if code, ok = s.kept.get(key); ok || s.file.path == "" {
		return code, ok
	}
	_, _ = readLines(s.file.path, func(c longCode) {
		if c.Key == key {
			code, ok = c.Code, true
		}
	})
	if ok {
		s.kept.put(key, code)
	}
	return code, ok
}

// read is the reverse of button.
func (s *askedStore) read(id string) (action string, page int, a asked, err error) {
	action, page, code, err := s.split(id)
	if err == nil {
		a, err = readAsked(code)
	}
	if err != nil {
		return "", 0, asked{}, errStale
	}
	return action, page, a, nil
}

// code writes a in a line: "q" and the question, or "o" and the options.
func (a asked) code() string {
	if a.question != "" {
		return "q" + a.question
	}
	o := a.options
	fields := []string{o.Speaker, o.Topic, dateCode(o.From), dateCode(o.To), o.Outlet}
	for i := range fields {
		fields[i] = strings.NewReplacer("~", "~~", "|", "~!").Replace(fields[i])
	}
	return "o" + strings.TrimRight(strings.Join(fields, "|"), "|")
}

func readAsked(code string) (asked, error) {
	if q, ok := strings.CutPrefix(code, "q"); ok && q != "" {
		return asked{question: q}, nil
	}
	u, err := readOptions(code)
	if a := (asked{options: u}); err == nil && a.code() != "o" {
		return a, nil
	}
	return asked{}, errors.Join(err, errors.New("bot: read button: nothing is asked"))
}

// readOptions reads options, also empty ones.
func readOptions(code string) (u answer.Understood, err error) {
	rest, ok := strings.CutPrefix(code, "o")
	fields := strings.Split(rest, "|")
	if !ok || len(fields) > 5 {
		return u, errors.New("bot: read button: not a question")
	}
	for i := range fields {
		fields[i] = strings.NewReplacer("~~", "~", "~!", "|").Replace(fields[i])
	}
	fields = append(fields, make([]string, 5-len(fields))...)
	from, err1 := readDateCode(fields[2])
	to, err2 := readDateCode(fields[3])
	u = answer.Understood{Speaker: fields[0], Topic: fields[1], From: from, To: to, Outlet: fields[4]}
	return u, errors.Join(err1, err2)
}

func dateCode(d dates.Date) string {
	if d == (dates.Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
}

func readDateCode(s string) (dates.Date, error) {
	if s == "" {
		return dates.Date{}, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 8 || n < 0 {
		return dates.Date{}, fmt.Errorf("bot: read button: date %q", s)
	}
	return dates.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}, nil
}
