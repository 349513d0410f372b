package exam

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// Question is one line of a list.
type Question struct {
	ID       string          `json:"id"`
	Form     string          `json:"form,omitempty"` // of the question, for figures by form
	Question string          `json:"question"`
	Speaker  string          `json:"speaker,omitempty"`       // whom it asks for; an excerpt of anybody else is a fault
	Relevant []Relevant      `json:"relevant,omitempty"`      // any of these is right
	Expect   json.RawMessage `json:"expect,omitempty"`        // or an Expected, or "no statement"
	Never    string          `json:"never_speaker,omitempty"` // nobody of this name may be shown
}

// Relevant is a right answer: the ID of an excerpt or article, or words of it.
// In the file it is a string or an object.
type Relevant struct {
	Article string `json:"article,omitempty"` // "" for any
	Speaker string `json:"speaker,omitempty"`
	Text    string `json:"text"`
}

// UnmarshalJSON reads both forms.
func (r *Relevant) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &r.Text); err == nil {
		return nil
	}
	type plain Relevant
	return json.Unmarshal(data, (*plain)(r))
}

// Expected is what must stand among the first answers; what is empty is not asked
// for.
type Expected struct {
	WithinTop int      `json:"within_top"` // 0 for anywhere
	Speaker   string   `json:"speaker"`
	HasAny    []string `json:"excerpt_has_any"`
	Article   string   `json:"article"` // the beginning of its ID
	Date      string   `json:"date"`
}

// NoStatement is the expectation of a question that must be refused.
const NoStatement = "no statement"

// Refuse reports whether the question must have no answer.
func (q Question) Refuse() bool {
	var s string
	return json.Unmarshal(q.Expect, &s) == nil && s == NoStatement
}

// Said is a statement of which it is known who made it.
type Said struct {
	Article string `json:"article"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
}

// List is what a file of questions holds.
type List struct {
	Questions []Question
	Said      map[string][]Said // by article
}

const longestLine = 1 << 22

// Read reads a list; errors carry the line and say what was wanted.
func Read(r io.Reader) (List, error) {
	list := List{Said: map[string][]Said{}}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), longestLine)
	for n := 1; sc.Scan(); n++ {
		line := bytes.TrimSpace(bytes.TrimPrefix(sc.Bytes(), []byte("\xef\xbb\xbf")))
		if len(line) == 0 {
			continue
		}
		if err := list.add(line); err != nil {
			return List{}, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return list, sc.Err()
}

// ReadFile reads the list in a file.
func ReadFile(path string) (List, error) {
	f, err := os.Open(path)
	if err != nil {
		return List{}, err
	}
	defer f.Close()
	list, err := Read(f)
	if err != nil {
		return List{}, fmt.Errorf("exam: read %s: %w", path, err)
	}
	return list, nil
}

func (l *List) add(line []byte) error {
	var read struct {
		Question
		ID   any   `json:"id"` // a number comes back as it was written
		Said *Said `json:"said"`
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if err := dec.Decode(&read); err != nil {
		return fmt.Errorf(`want an object with "id", "question" and "relevant" or "expect": %w`, err)
	}
	if read.Said != nil {
		l.Said[read.Said.Article] = append(l.Said[read.Said.Article], *read.Said)
		return nil
	}
	q := read.Question
	if read.ID != nil {
		q.ID = fmt.Sprint(read.ID)
	}
	if err := q.check(); err != nil {
		return err
	}
	l.Questions = append(l.Questions, q)
	return nil
}

// check finds what is wrong with a question as it is written.
func (q Question) check() error {
	if strings.TrimSpace(q.Question) == "" {
		return fmt.Errorf(`there is no "question"`)
	}
	if len(q.Expect) == 0 {
		if len(q.Relevant) == 0 {
			return fmt.Errorf(`question %q says neither what is "relevant" nor what to "expect"`, q.Question)
		}
		return nil
	}
	var s string
	if json.Unmarshal(q.Expect, &s) == nil {
		if s != NoStatement {
			return fmt.Errorf(`question %q expects %q; want an object or %q`, q.Question, s, NoStatement)
		}
		return nil
	}
	var e Expected
	if err := json.Unmarshal(q.Expect, &e); err != nil {
		return fmt.Errorf(`question %q: "expect" is neither an object nor %q: %w`, q.Question, NoStatement, err)
	}
	return nil
}
