package pdf

import (
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
	memoryPages = 2048             // of 64 KiB each, which the sandbox has at most: 128 MiB
	timeLimit   = time.Minute      // for one file
	idleTime    = 10 * time.Second // after which the engine's memory is given back
	worthIt     = 4 * time.Second  // of reading, after which compiling pays
)

// file is what the engine takes out of a document.
type file struct {
	title   string
	heights []float64 // of the pages, in points
	lines   []line
}

// shared is the process's engine. One file is read at a time: what an engine
// needs is memory, of which a second one would take as much again.
var shared = &engine{limit: timeLimit}

// An engine is started with the first file and given up when none came for a while.
// It interprets the sandbox's code until that has taken as long as compiling it
// would, and then compiles it: neither one short file nor a folder of long ones
// takes more than twice what the better way had taken.
type engine struct {
	limit time.Duration

	mu       sync.Mutex
	pool     pdfium.Pool
	compiled bool
	spent    time.Duration // by the interpreter
	idle     *time.Timer
}

// errSlow is the error for a file that takes too long.
var errSlow = errors.New("not readable: it took too long")

// read takes a file apart in a sandbox of its own.
func (e *engine) read(raw []byte, maxText int64) (*file, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	defer e.rest()
	if !e.compiled && e.spent < worthIt {
		start := time.Now()
		f, err := e.within(min(e.limit, worthIt), raw, maxText)
		e.spent += time.Since(start)
		if !errors.Is(err, errSlow) || e.limit <= worthIt {
			return f, err
		}
	}
	if !e.compiled {
		e.shut()
		e.compiled = true
	}
	return e.within(e.limit, raw, maxText)
}

func (e *engine) within(limit time.Duration, raw []byte, maxText int64) (f *file, err error) {
	if e.pool == nil {
		if e.pool, err = start(e.compiled); err != nil {
			return nil, fmt.Errorf("start PDFium: %w", err)
		}
	}
	box, err := e.pool.GetInstance(limit)
	if err != nil {
		return nil, errSlow
	}
	killed := make(chan struct{})
	timer := time.AfterFunc(limit, func() {
		defer close(killed)
		_ = box.Kill() // the call in hand returns with an error
	})
	defer func() {
		if timer.Stop() {
			_ = box.Close()
			return
		}
		<-killed
		f, err = nil, errSlow
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
	e.shut()
	e.compiled, e.spent = false, 0
}

func (e *engine) shut() {
	if e.pool != nil {
		_ = e.pool.Close()
		e.pool = nil
	}
}

// start makes the sandbox: no files, little memory, and stoppable.
func start(compiled bool) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfigInterpreter()
	if compiled {
		config = wazero.NewRuntimeConfig() // interprets too where there is no compiler for the processor
	}
	return webassembly.Init(webassembly.Config{
		MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
		RuntimeConfig: config.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
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
	size := 0
	for i := range count.PageCount {
		ls, height, err := takePage(box, doc, i)
		if err != nil {
			return nil, unreadable(err)
		}
		for _, l := range ls {
			size += len(l.text)
		}
		if int64(size) > maxText {
			return nil, fmt.Errorf("too large: text of more than %d bytes", maxText)
		}
		f.lines, f.heights = append(f.lines, ls...), append(f.heights, height)
	}
	return f, nil
}

// takePage reads a page's text in one call and asks for the places of each line's
// first and last letter: a call into the sandbox costs more than what it does there.
func takePage(box pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) ([]line, float64, error) {
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}
	size, err := box.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return nil, 0, err
	}
	opened, err := box.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
	if err != nil {
		return nil, 0, err
	}
	defer box.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: opened.TextPage})
	count, err := box.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: opened.TextPage})
	if err != nil || count.Count <= 0 {
		return nil, size.Height, err
	}
	text, err := box.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: opened.TextPage, Count: count.Count})
	if err != nil {
		return nil, 0, err
	}
	return lines(i, text.Text, func(unit int) (place, bool) {
		return placeOf(box, opened.TextPage, unit)
	}), size.Height, nil
}

// placeOf is where the character stands that a UTF-16 unit of a page's text begins.
func placeOf(box pdfium.Pdfium, on references.FPDF_TEXTPAGE, unit int) (p place, ok bool) {
	char, err := box.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: on, NTextIndex: unit})
	if err != nil || char.CharIndex < 0 {
		return p, false
	}
	r, err := box.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: on, Index: char.CharIndex})
	if err != nil {
		return p, false
	}
	p = place{float64(r.Rect.Left), float64(r.Rect.Right), float64(r.Rect.Top), float64(r.Rect.Bottom)}
	return p, p.right > p.left && p.top > p.bottom
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
	case errors.Is(err, pdferrors.ErrFormat), errors.Is(err, pdferrors.ErrPage), errors.Is(err, pdferrors.ErrFile):
		return errors.New("damaged PDF document")
	}
	return errTrap
}

// errTrap is the error for what ends the sandbox: its traps name PDFium's inside.
var errTrap = fmt.Errorf("damaged PDF document, or one that needs more than %d MiB to be read", memoryPages/16)
