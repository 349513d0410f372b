package office

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"onrecord/corpus/intake/compound"
)

// Where a Word document keeps what is needed, in bytes ([MS-DOC] 2.5, FibBase,
// FibRgLw97 and FibRgFcLcb97).
const (
	wordFlags  = 0x0a
	wordLength = 0x4c  // characters of the main text
	wordPieces = 0x1a2 // where the table of pieces is, and its length
	encrypted  = 0x0100
	secondOne  = 0x0200 // the table is in 1Table
)

var errOldWord = errors.New("damaged Word document, or one of before 1997; save it as .docx")

// Doc reads a document of Word 97 to 2003.
func Doc(raw []byte, emit Emit) error {
	c, err := compound.Open(raw)
	if err != nil {
		return err
	}
	main := c.Stream("WordDocument")
	if len(main) < wordPieces+8 || binary.LittleEndian.Uint16(main) != 0xa5ec || binary.LittleEndian.Uint16(main[2:]) < 101 {
		return errOldWord
	}
	flags := binary.LittleEndian.Uint16(main[wordFlags:])
	if flags&encrypted != 0 {
		return errors.New("encrypted: save it without a password")
	}
	name := "0Table"
	if flags&secondOne != 0 {
		name = "1Table"
	}
	table := c.Stream(name)
	at, length := binary.LittleEndian.Uint32(main[wordPieces:]), binary.LittleEndian.Uint32(main[wordPieces+4:])
	if uint64(at)+uint64(length) > uint64(len(table)) {
		return errOldWord
	}
	w := wordText{left: int(binary.LittleEndian.Uint32(main[wordLength:])), emit: emit}
	if err := w.pieces(main, table[at:at+length]); err != nil {
		return err
	}
	return emit(w.b.String())
}

// wordText writes a document's characters.
type wordText struct {
	left  int
	emit  Emit
	b     strings.Builder
	field []bool // for each open field: its words are shown now, and not how they are made
}

// pieces reads the table of pieces ([MS-DOC] 2.9.38): the text is put together of
// runs that lie anywhere in the file.
func (w *wordText) pieces(main, clx []byte) error {
	for len(clx) > 3 && clx[0] == 1 { // what is not needed comes first
		n := 3 + int(binary.LittleEndian.Uint16(clx[1:]))
		if n > len(clx) {
			return errOldWord
		}
		clx = clx[n:]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return errOldWord
	}
	plc := clx[5:]
	if n := int(binary.LittleEndian.Uint32(clx[1:])); n >= 0 && n < len(plc) {
		plc = plc[:n]
	}
	n := (len(plc) - 4) / 12
	for i := 0; i < n && w.left > 0; i++ {
		start, end := binary.LittleEndian.Uint32(plc[4*i:]), binary.LittleEndian.Uint32(plc[4*i+4:])
		place := binary.LittleEndian.Uint32(plc[4*(n+1)+8*i+2:])
		length := min(int64(end)-int64(start), int64(w.left))
		var text []rune
		if narrow := place&0x40000000 != 0; narrow {
			at := int64(place&^0x40000000) / 2
			if length < 0 || at+length > int64(len(main)) {
				return errOldWord
			}
			for _, c := range main[at : at+length] {
				text = append(text, charmap.Windows1252.DecodeByte(c))
			}
		} else {
			at := int64(place)
			if length < 0 || at+2*length > int64(len(main)) {
				return errOldWord
			}
			units := make([]uint16, length)
			for j := range units {
				units[j] = binary.LittleEndian.Uint16(main[at+2*int64(j):])
			}
			text = utf16.Decode(units)
		}
		w.left -= int(length)
		if err := w.write(text); err != nil {
			return err
		}
	}
	return nil
}

// write takes characters, of which some are signs ([MS-DOC] 2.4.1).
func (w *wordText) write(text []rune) error {
	for _, c := range text {
		switch c {
		case 0x13:
			w.field = append(w.field, false)
			continue
		case 0x14:
			if n := len(w.field); n > 0 {
				w.field[n-1] = true
			}
			continue
		case 0x15:
			if n := len(w.field); n > 0 {
				w.field = w.field[:n-1]
			}
			continue
		}
		if n := len(w.field); n > 0 && !w.field[n-1] {
			continue
		}
		switch {
		case c == '\r', c == 0x07, c == 0x0c:
			if err := w.emit(w.b.String()); err != nil {
				return err
			}
			w.b.Reset()
		case c == 0x0b:
			w.b.WriteByte('\n')
		case c == 0x1e:
			w.b.WriteByte('-')
		case c == '\t' || c >= ' ':
			w.b.WriteRune(c)
		}
	}
	return nil
}
