package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	memoryPages = 4096             // of 64 KiB each, which the sandbox has at most
	timeLimit   = time.Minute      // for one file
	idleTime    = 10 * time.Second // after which the engine's memory is given back
)

// file is what the engine takes out of a document.
type file struct {
	title string
	pages []page
}

// page is a page's characters in the order in which they are printed. Its
// measures are points, from the foot upward.
type page struct {
	width, height float64
	chars         []char
}

type char struct {
	text                     string
	left, right, top, bottom float64
}

// shared is the process's engine. One file is read at a time: what an engine
// needs is memory, of which a second one would take as much again.
var shared = &engine{limit: timeLimit}

// An engine is started with the first file and given up when none came for a while.
type engine struct {
	limit time.Duration

	mu   sync.Mutex
	pool pdfium.Pool
	idle *time.Timer
}

// read takes a file apart in a sandbox of its own.
func (e *engine) read(raw []byte, maxText int64) (f *file, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.pool == nil {
		if e.pool, err = start(); err != nil {
			return nil, fmt.Errorf("start PDFium: %w", err)
		}
	}
	defer e.rest()
	box, err := e.pool.GetInstance(e.limit)
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	killed := make(chan struct{})
	timer := time.AfterFunc(e.limit, func() {
		defer close(killed)
		_ = box.Kill() // the call in hand returns with an error
	})
	defer func() {
		if timer.Stop() {
			_ = box.Close()
			return
		}
		<-killed
		f, err = nil, fmt.Errorf("not readable: it took longer than %s", e.limit)
	}()
	return take(box, raw, maxText)
}

// rest gives the engine up in a while, unless another file comes.
func (e *engine) rest() {
	if e.idle == nil {
		e.idle = time.AfterFunc(idleTime, e.stop)
		return
	}
	e.idle.Reset(idleTime)
}

func (e *engine) stop() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.pool != nil {
		_ = e.pool.Close()
		e.pool = nil
	}
}

// start makes the sandbox: no files, fixed memory, and stoppable.
func start() (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfigInterpreter().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true),
	})
}

// take reads properties and characters.
func take(box pdfium.Pdfium, raw []byte, maxText int64) (*file, error) {
	opened, err := box.OpenDocument(&requests.OpenDocument{File: &raw})
	if err != nil {
		return nil, unreadable(err)
	}
	doc := opened.Document
	count, err := box.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil {
		return nil, unreadable(err)
	}
	if count.PageCount > maxPages {
		return nil, fmt.Errorf("too large: %d pages, of which %d are read", count.PageCount, maxPages)
	}
	f := &file{title: property(box, doc, "Title")}
	size := int64(0)
	for i := range count.PageCount {
		p, err := takePage(box, doc, i)
		if err != nil {
			return nil, unreadable(err)
		}
		for _, c := range p.chars {
			size += int64(len(c.text))
		}
		if size > maxText {
			return nil, fmt.Errorf("too large: text of more than %d bytes", maxText)
		}
		f.pages = append(f.pages, p)
	}
	return f, nil
}

func takePage(box pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (page, error) {
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}
	measures, err := box.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return page{}, err
	}
	text, err := box.GetPageTextStructured(&requests.GetPageTextStructured{Page: at, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return page{}, err
	}
	p := page{width: measures.Width, height: measures.Height, chars: make([]char, 0, len(text.Chars))}
	for _, c := range text.Chars {
		b := c.PointPosition
		p.chars = append(p.chars, char{text: c.Text, left: b.Left, right: b.Right, top: b.Top, bottom: b.Bottom})
	}
	return p, nil
}

func property(box pdfium.Pdfium, doc references.FPDF_DOCUMENT, tag string) string {
	r, err := box.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc, Tag: tag})
	if err != nil {
		return ""
	}
	return r.Value
}

// unreadable words the engine's errors for who owns the file.
func unreadable(err error) error {
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return errors.New("locked with a password; save it without one")
	case errors.Is(err, context.Canceled):
		return err
	}
	return fmt.Errorf("damaged PDF document: %w", err)
}
