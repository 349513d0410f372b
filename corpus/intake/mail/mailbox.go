package mail

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
)

// ReadBox reads a box as it comes. Messages begin with a line "From " behind an empty
// one (RFC 4155).
func ReadBox(in io.Reader, sink record.Sink) error {
	b := bufio.NewReaderSize(in, 64<<10)
	line, err := b.ReadSlice('\n')
	for err == nil && len(bytes.TrimSpace(line)) == 0 {
		line, err = b.ReadSlice('\n')
	}
	if !bytes.HasPrefix(line, separator) {
		return errors.New("no mailbox: it does not begin with a line From")
	}
	for n := 1; ; n++ {
		one := &boxed{in: b, whole: true}
		records, err := message(one)
		if _, drained := io.Copy(io.Discard, one); drained != nil {
			return unpack.Cause(drained)
		}
		if err != nil {
			records = []*record.Record{{Bad: err}}
		}
		for i, r := range records {
			r.Place = fmt.Sprintf("message %d", n)
			if len(records) > 1 {
				r.Place += fmt.Sprintf(" item %d", i+1)
			}
			if err := sink(r); err != nil {
				return err
			}
		}
		if one.last {
			return nil
		}
	}
}

var separator = []byte("From ")

// boxed reads one message of a box, up to the line that begins the next.
type boxed struct {
	in    *bufio.Reader
	rest  []byte // of the line that was read
	whole bool   // the last line ended, and another begins
	blank bool   // it was empty
	done  bool
	last  bool // the box ended with this message
}

func (m *boxed) Read(p []byte) (int, error) {
	for len(m.rest) == 0 {
		if m.done {
			return 0, io.EOF
		}
		line, err := m.in.ReadSlice('\n')
		if m.whole && m.blank && bytes.HasPrefix(line, separator) {
			for err == bufio.ErrBufferFull {
				_, err = m.in.ReadSlice('\n')
			}
			m.done, m.last = true, err != nil
			return 0, io.EOF
		}
		if m.whole {
			m.blank = len(bytes.TrimRight(line, "\r\n")) == 0
			if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, separator) {
				line = line[1:]
			}
		}
		m.whole = err == nil
		m.rest = line
		if err != nil && err != bufio.ErrBufferFull {
			m.done, m.last = true, true
			if err != io.EOF {
				return 0, err
			}
		}
	}
	n := copy(p, m.rest)
	m.rest = m.rest[n:]
	return n, nil
}
