package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/corpus/outlet"
)

// The parameters of an article's page: which, the passage as a byte range of its text, and
// what holds the range to its words.
const (
	paramArticle = "id"
	paramFrom    = "from"
	paramTo      = "to"
	paramSum     = "sum"
)

// maxAddress is how long an address may be in an embed of Discord.
const maxAddress = 2048

// Links makes the addresses of pages. The zero value is those of a reader that is open to
// all and that nobody can be sent to from elsewhere.
type Links struct {
	Base  string           // address of the start page as readers reach it, such as https://reader.example.org/; "" for none
	Key   []byte           // of the signatures; nil where the archive is open to all
	Lasts time.Duration    // how long a signed link opens its page
	Now   func() time.Time // nil means time.Now

	until int64 // when links end that are made for a page; 0 for as long as they last
}

// ending are the same addresses, none of which opens anything longer than a pass does.
func (l *Links) ending(p pass) *Links {
	shorter := *l
	shorter.until = p.until
	return &shorter
}

// ErrAddress is returned by ParseBase for what is no address of a reader.
var ErrAddress = errors.New("web: not an http or https address of a host that others can reach")

// ParseBase checks the address at which readers reach the start page, and ends it in "/".
func ParseBase(s string) (string, error) {
	u, err := url.Parse(outlet.WebAddress(s))
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", ErrAddress
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/")+"/", ""
	return u.String(), nil
}

func (l *Links) private() bool { return l.Key != nil }

func (l *Links) now() time.Time {
	if l.Now == nil {
		return time.Now()
	}
	return l.Now()
}

// root is the path of the start page.
func (l *Links) root() string {
	if u, err := url.Parse(l.Base); err == nil && u.Path != "" {
		return u.Path
	}
	return "/"
}

// page is the name of the page at a path, "" for the start page; with the path of Base
// before it or without, since some proxies take that off. It is false for a start page
// without its "/", from which relative addresses would lead astray.
func (l *Links) page(path string) (string, bool) {
	if root := l.root(); root != "/" {
		if path == strings.TrimSuffix(root, "/") {
			return "", false
		}
		if rest, ok := strings.CutPrefix(path, root); ok {
			return rest, true
		}
	}
	return strings.TrimPrefix(path, "/"), true
}

// place is the parameters of a passage's page; without a passage those of its article.
func place(e answer.Excerpt) url.Values {
	v := url.Values{paramArticle: {e.Article.ID}}
	if e.End > e.Start {
		v.Set(paramFrom, strconv.Itoa(e.Start))
		v.Set(paramTo, strconv.Itoa(e.End))
		v.Set(paramSum, sum(e.Text))
	}
	return v
}

// sum is eight hexadecimal digits that change with the words.
func sum(words string) string {
	s := sha256.Sum256([]byte(words))
	return hex.EncodeToString(s[:4])
}

// Passage is the address of the page that shows an excerpt in its article, for use
// elsewhere; "" where there is no Base, or the address would be longer than Discord allows.
func (l *Links) Passage(e answer.Excerpt) string {
	if l.Base == "" || e.Article == nil || e.Article.ID == "" {
		return ""
	}
	p := pass{private: l.private(), links: l}
	if p.private {
		p.until = l.ends()
	}
	if s := l.Base + p.Passage(e); len(s) <= maxAddress {
		return s
	}
	return ""
}

// Start is the address of the start page with a signature of the whole archive, for the one
// who runs the reader.
func (l *Links) Start() string {
	p := pass{private: l.private(), all: true, links: l}
	if p.private {
		p.until = l.ends()
	}
	return l.Base + strings.TrimPrefix(p.address("", url.Values{}), "./")
}

// address is a page's relative address, signed where that is needed.
func (p pass) address(page string, v url.Values) string {
	if p.private && p.links != nil {
		v.Set(paramUntil, strconv.FormatInt(p.until, 10))
		scope := wholeArchive
		if p.all {
			v.Set(paramPass, "all")
		} else {
			scope = scopeOf(v)
		}
		v.Set(paramSig, p.links.sign(scope, p.until))
	}
	if page == "" {
		page = "./"
	}
	if len(v) == 0 {
		return page
	}
	return page + "?" + v.Encode()
}

// Opens reports whether the pass opens more than one article.
func (p pass) Opens() bool { return p.all || !p.private }

// Passage is the address of an excerpt in its article.
func (p pass) Passage(e answer.Excerpt) string {
	v := place(e)
	fragment := ""
	if v.Has(paramFrom) {
		fragment = "#passage"
	}
	return p.address("article", v) + fragment
}

// Start is the address of the start page; "" where it must not be opened.
func (p pass) Start() string { return p.page("", url.Values{}) }

// Speaker is the address of a speaker's page; "" where it must not be opened.
func (p pass) Speaker(name string) string {
	if name == "" {
		return ""
	}
	return p.page("speaker", url.Values{"name": {name}})
}

// Search is the address of a question's answer.
func (p pass) Search(question string) string { return p.page("search", url.Values{"q": {question}}) }

// page is the address of a page that only a pass for the whole archive opens.
func (p pass) page(name string, v url.Values) string {
	if !p.Opens() {
		return ""
	}
	return p.address(name, v)
}

// Hidden are the parameters that a form carries with it.
func (p pass) Hidden() url.Values {
	v := url.Values{}
	if p.private && p.all {
		p.address("", v)
	}
	return v
}
