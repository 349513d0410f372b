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
	var one bytes.Buffer
	n, large, blank := 0, false, true
	give := func() error {
		if n == 0 {
			return nil
		}
		place := fmt.Sprintf("message %d", n)
		var records []*record.Record
		err := error(nil)
		if large {
			err = errors.New("too large: a message of more than " + unpack.SizeText(MaxMessage))
		} else {
			records, err = message(one.Bytes())
		}
		if err != nil {
			records = []*record.Record{{Bad: err}}
		}
		for i, r := range records {
			r.Place = place
			if len(records) > 1 {
				r.Place = fmt.Sprintf("%s item %d", place, i+1)
			}
			if err := sink(r); err != nil {
				return err
			}
		}
		return nil
	}
	for whole := true; ; {
		line, err := b.ReadSlice('\n')
		if whole && blank && bytes.HasPrefix(line, []byte("From ")) {
			if err := give(); err != nil {
				return err
			}
			one.Reset()
			n, large, blank = n+1, false, false
		} else if len(line) > 0 {
			if whole {
				blank = len(bytes.TrimRight(line, "\r\n")) == 0
				if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
					line = line[1:]
				}
			}
			if n == 0 && !blank {
				return errors.New("no mailbox: it does not begin with a line From")
			}
			if large = large || one.Len()+len(line) > MaxMessage; !large {
				one.Write(line)
			}
		}
		whole = err == nil
		if err != nil && err != bufio.ErrBufferFull {
			if gave := give(); gave != nil {
				return gave
			}
			switch {
			case err == io.EOF && n == 0:
				return errors.New("no mailbox: it is empty")
			case err == io.EOF:
				return nil
			}
			return unpack.Cause(err)
		}
	}
}
