package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"onrecord/corpus/intake/objects"
	"onrecord/corpus/intake/unpack"
)

// lines reads a .jsonl file of any size, one line at a time. A line that cannot
// be used is skipped under "path:line" and the others are read.
func (r *reader) lines(p input) error {
	says := p.label
	in := bufio.NewReaderSize(p.in, 64<<10)
	if head, _ := in.Peek(2); string(head) == "\xff\xfe" || string(head) == "\xfe\xff" {
		in = bufio.NewReader(transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()))
	} else if head, _ := in.Peek(3); string(head) == "\xef\xbb\xbf" {
		in.Discard(3)
	}
	limit := int(6*r.maxText) + 64<<10 // "\u0430" is six bytes
	tally := BadLinesError{Path: says}
	bad := func(n int, reason error, cut bool) {
		s := Skipped{fmt.Sprintf("%s:%d", says, n), reason.Error()}
		if !cut {
			if tally.Bad++; tally.Bad == 1 {
				tally.First = s
			}
		}
		r.skipped(s)
	}
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		raw, size, err := readLine(in, limit)
		if err != nil && err != io.EOF {
			r.skip(fmt.Sprintf("%s:%d", says, n), unpack.Cause(err))
			return nil
		}
		if size > limit {
			tally.Lines++
			bad(n, errors.New("line too long: more than "+unpack.SizeText(int64(limit))), false)
		} else if len(bytes.TrimSpace(raw)) > 0 {
			tally.Lines++
			rec, reason := objects.Line(raw, r.maxText)
			if reason != nil {
				bad(n, reason, err == io.EOF && errors.Is(reason, objects.ErrCut))
			} else {
				rec.Place = strconv.Itoa(n)
				if err := r.record(p, rec); err != nil {
					return err
				}
			}
		}
		if err == io.EOF {
			return tally.judge(r.bad)
		}
	}
}

// BadLinesError is the error of a walk that ended since so many lines of a .jsonl file
// cannot be used that the file is likely not what it should be.
type BadLinesError struct {
	Path       string
	Bad, Lines int
	First      Skipped // of the bad ones
}

// Error says how many, and the first.
func (e *BadLinesError) Error() string {
	return fmt.Sprintf("corpus: read %s: %d of %d lines cannot be used, the first: %s: %s", e.Path, e.Bad, e.Lines, e.First.Path, e.First.Reason)
}

// fewLines is below what a share of bad ones says nothing.
const fewLines = 20

// judge returns e as an error when there are more bad lines in a hundred than most.
func (e *BadLinesError) judge(most float64) error {
	if most == 0 || e.Lines < fewLines || float64(e.Bad)*100 <= max(most, 0)*float64(e.Lines) {
		return nil
	}
	return e
}

// readLine reads to the next line end and keeps at most limit bytes of it; size
// is how long the line was.
func readLine(in *bufio.Reader, limit int) (raw []byte, size int, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += len(part)
		if size <= limit {
			raw = append(raw, part...)
		} else {
			raw = nil
		}
		if err != bufio.ErrBufferFull {
			return raw, size, err
		}
	}
}
