// Package web is a small reader of the archive in a browser, for those who have no account
// in Discord and for articles that have no address of their own.
//
//	request -> access (signature) -> what is asked -> view -> page
//
//	web.go       the reader: its pages, what each request may cost, what every answer carries
//	access.go    who may open what: links that are signed and end, where the archive is private
//	links.go     the addresses of pages; answers.go puts them into answers that are shown elsewhere
//	key.go       the key of the signatures, kept in the state folder
//	start.go, search.go, article.go, speaker.go, timeline.go   a page each
//	take.go      citations, and results as files
//	excerpt.go   an excerpt as every page shows it
//	picture.go   a timeline as rows of a picture
//	fault.go     pages that say what went wrong
//	listen.go    the server, with its limits
//	pages/       the templates and the one style sheet
//
// Everything is plain HTML that works without scripts, and nothing is loaded from
// elsewhere: the content policy forbids both. Addresses between pages are relative, so that
// the reader may stand at any path of a host. html/template escapes what articles say, and
// no text is ever taken for HTML.
//
// A page is made whole before any of it is sent, so that its status is true. At most a few
// are made at a time; who comes then waits, and is told when that takes too long.
package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/bot/recent"
	"onrecord/index"
)

//go:embed pages
var files embed.FS

var templates = template.Must(template.ParseFS(files, "pages/*.html"))

// Archive is what is read while one page is made.
type Archive struct {
	Asker  *answer.Asker
	Engine index.Engine
}

// Config of a Reader. Archive is required.
type Config struct {
	// Archive returns the archive as it is now, and what to call when the page is made.
	Archive func() (Archive, func(), error)
	// Links are the addresses of pages; nil means those of a reader that is open to all.
	Links *Links
	Log   *slog.Logger // nil means none
	// Wait is how long a page may take, with the time that it waits for its turn; 0 means
	// 10 seconds.
	Wait time.Duration
}

// Reader serves the pages. It is safe for concurrent use.
type Reader struct {
	cfg   Config
	log   *slog.Logger
	turns chan struct{} // one for each page that is being made
	lists *recent.Map[string, statements]
	pages map[string]func(context.Context, request) (view, error)
}

// view is what a template shows, under the name of that template.
type view struct {
	template string
	status   int // 0 means 200
	title    string
	question string // in the box
	data     any
	file     *download // in place of all of these
}

// request is what a page is made of.
type request struct {
	archive Archive
	values  url.Values
	pass    pass
}

// words is a parameter that people write, or a fault where it is longer than a question
// may be.
func (r *request) words(name string) (string, error) {
	s := strings.TrimSpace(r.values.Get(name))
	if n := utf8.RuneCountInString(s); n > answer.MaxQuestion {
		return "", fault{http.StatusBadRequest, "This question cannot be answered", fmt.Sprintf("A part of it has %s characters and may have %s.", thousands(n), thousands(answer.MaxQuestion))}
	}
	return s, nil
}

// New returns a Reader.
func New(cfg Config) *Reader {
	r := &Reader{cfg: cfg, log: cfg.Log, turns: make(chan struct{}, 2*runtime.GOMAXPROCS(0)), lists: recent.New[string, statements](keptLists)}
	if r.log == nil {
		r.log = slog.New(slog.DiscardHandler)
	}
	if r.cfg.Wait == 0 {
		r.cfg.Wait = 10 * time.Second
	}
	if r.cfg.Links == nil {
		r.cfg.Links = &Links{}
	}
	r.pages = map[string]func(context.Context, request) (view, error){
		"":         r.start,
		"search":   r.search,
		"article":  r.article,
		"speaker":  r.speaker,
		"timeline": r.timeline,
		"export":   r.export,
	}
	return r
}

// policy allows the page's own style sheet and pictures, and a form that leads back here.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// ServeHTTP serves a page.
func (r *Reader) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer") // an address may hold a signature
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Robots-Tag", "noindex")
	name, ok := r.cfg.Links.page(req.URL.Path)
	if !ok {
		http.Redirect(w, req, r.cfg.Links.root(), http.StatusPermanentRedirect)
		return
	}
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		r.send(w, r.cfg.Links.nobody(), faultView(fault{http.StatusMethodNotAllowed, "This page can only be read", "Nothing can be sent to it but a question in the search box."}))
		return
	}
	if kind, ok := assets[name]; ok {
		data, _ := files.ReadFile("pages/" + name)
		h.Set("Content-Type", kind)
		h.Set("Cache-Control", "max-age=3600")
		_, _ = w.Write(data)
		return
	}
	p, v := r.view(req, name)
	r.send(w, p, v)
}

// assets are the files that pages load, with their media types.
var assets = map[string]string{"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}

// view makes a page, or the page that says why it could not be made.
func (r *Reader) view(req *http.Request, name string) (p pass, v view) {
	defer func() {
		if caught := recover(); caught != nil {
			r.log.Error("web: a page could not be made", "page", name, "panic", caught)
			v = faultView(errBroken)
		}
	}()
	values, err := url.ParseQuery(req.URL.RawQuery)
	if err != nil {
		return r.cfg.Links.nobody(), faultView(fault{http.StatusBadRequest, "This address is broken", "A part of it was lost or changed on its way here."})
	}
	if p, err = r.cfg.Links.admit(name, values); err != nil {
		return p, r.explain(name, err)
	}
	build, ok := r.pages[name]
	if !ok {
		return p, faultView(fault{http.StatusNotFound, "There is no such page", "The address may have been mistyped."})
	}
	ctx, cancel := context.WithTimeout(req.Context(), r.cfg.Wait)
	defer cancel()
	select {
	case r.turns <- struct{}{}:
		defer func() { <-r.turns }()
	case <-ctx.Done():
		return p, faultView(errBusy)
	}
	archive, release, err := r.cfg.Archive()
	if err != nil {
		r.log.Warn("web: the archive is not open", "err", err)
		return p, faultView(errNotReady)
	}
	defer release()
	if v, err = build(ctx, request{archive, values, p}); err != nil {
		return p, r.explain(name, err)
	}
	return p, v
}

// explain is the page for an error: what is the reader's to mend is said, anything else
// is for the log.
func (r *Reader) explain(name string, err error) view {
	var f fault
	var asked *answer.QuestionError
	switch {
	case errors.As(err, &f):
		return faultView(f)
	case errors.As(err, &asked):
		return faultView(fault{http.StatusBadRequest, "This question cannot be answered", sentence(asked.Reason)})
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return faultView(errBusy)
	}
	r.log.Error("web: a page could not be made", "page", name, "err", err)
	return faultView(errBroken)
}

// send writes a page.
func (r *Reader) send(w http.ResponseWriter, p pass, v view) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	if r.cfg.Links.private() {
		h.Set("Cache-Control", "private, no-store")
	}
	if v.file != nil {
		h.Set("Content-Type", v.file.form.Type())
		h.Set("Content-Disposition", `attachment; filename="`+v.file.name+`"`)
		_, _ = w.Write(v.file.data)
		return
	}
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, v.template, shown{
		Title: v.title, Question: v.question, Pass: p, Private: r.cfg.Links.private(), Data: v.data,
		MaxQuestion: answer.MaxQuestion, Search: p.all || !r.cfg.Links.private(),
	})
	if err != nil {
		r.log.Error("web: a page could not be written", "page", v.template, "err", err)
		http.Error(w, "This page could not be written.", http.StatusInternalServerError)
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	if v.status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "30")
	}
	if v.status != 0 {
		w.WriteHeader(v.status)
	}
	_, _ = w.Write(bytes.Map(inert, b.Bytes()))
}

// inert drops the characters that turn the direction of all that follows, with which an
// article could have other words read than it has, and control characters. The marks of
// right-to-left writing itself stay.
func inert(r rune) rune {
	turns := r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
	if turns || unicode.IsControl(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// shown is what every template gets.
type shown struct {
	Title       string
	Question    string
	Pass        pass
	Private     bool
	Search      bool // there is a search box
	MaxQuestion int
	Data        any
}

// numbered is a number with what is counted: "1 statement", "2 statements".
func numbered(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%s %ss", thousands(n), what)
}

// thousands writes a number with a comma between its thousands.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// sentence is s with a capital at its begin and a full stop at its end.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}
