package bot

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onrecord/answer"
	"onrecord/corpus"
)

// asked is what an answer answers, so that any page of it can be made again: a
// question in words, or what a command's options ask for.
type asked struct {
	question string
	options  answer.Understood // only what a user can give; used when question is ""
}

// The actions of buttons. Each button's custom_id is
//
//	1<action><page>|<asked>
//
// where 1 is the version of this form. Where the asked part is too long for
// Discord's 100 characters it is "#" and a key of the askedStore.
const (
	idVersion = "1"
	turnBack  = "b" // to the page before
	turnOn    = "n" // to the next page
)

var errStale = sentence("This list is no longer kept. Please ask again with `/ask`, `/speaker` or `/date`.")

// askedStore keeps what is too long for a button. It forgets when the process
// ends; a click then gets errStale.
type askedStore struct {
	kept *recent[string, string]
}

func newAskedStore(size int) *askedStore { return &askedStore{newRecent[string, string](size)} }

// button is the custom_id of a button that does action with a page.
func (s *askedStore) button(action string, page int, a asked) string {
	head := idVersion + action + strconv.Itoa(page) + "|"
	code := a.code()
	if units(head)+units(code) > maxCustomID {
		sum := sha256.Sum256([]byte(code))
		key := "#" + hex.EncodeToString(sum[:12])
		s.kept.put(key, code)
		code = key
	}
	return head + code
}

// read is the reverse of button.
func (s *askedStore) read(id string) (action string, page int, a asked, err error) {
	head, code, ok := strings.Cut(id, "|")
	if !ok || len(head) < 3 || head[:1] != idVersion {
		return "", 0, asked{}, errStale
	}
	if page, err = strconv.Atoi(head[2:]); err != nil || page < 0 || page > 1000 {
		return "", 0, asked{}, errStale
	}
	if strings.HasPrefix(code, "#") {
		if code, ok = s.kept.get(code); !ok {
			return "", 0, asked{}, errStale
		}
	}
	if a, err = readAsked(code); err != nil {
		return "", 0, asked{}, errStale
	}
	return head[1:2], page, a, nil
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
	rest, ok := strings.CutPrefix(code, "o")
	fields := strings.Split(rest, "|")
	if !ok || rest == "" || len(fields) > 5 {
		return asked{}, errors.New("bot: read button: not a question")
	}
	for i := range fields {
		fields[i] = strings.NewReplacer("~~", "~", "~!", "|").Replace(fields[i])
	}
	fields = append(fields, make([]string, 5-len(fields))...)
	from, err1 := readDateCode(fields[2])
	to, err2 := readDateCode(fields[3])
	a := asked{options: answer.Understood{Speaker: fields[0], Topic: fields[1], From: from, To: to, Outlet: fields[4]}}
	if a.code() == "o" {
		return asked{}, errors.New("bot: read button: nothing is asked")
	}
	return a, errors.Join(err1, err2)
}

func dateCode(d corpus.Date) string {
	if d == (corpus.Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
}

func readDateCode(s string) (corpus.Date, error) {
	if s == "" {
		return corpus.Date{}, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 8 || n < 0 {
		return corpus.Date{}, fmt.Errorf("bot: read button: date %q", s)
	}
	return corpus.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}, nil
}
