package office

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Groups of rich text that hold no words of it (Rich Text Format Specification 1.9.1,
// destinations), and what signs stand for.
var (
	hiddenGroups = names("fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf footnote annotation " +
		"generator themedata colorschememapping datastore latentstyles listtable listoverridetable filetbl revtbl rsidtbl xmlnstbl fldinst nonshppict bkmkstart bkmkend " +
		"tc xe pgdsctbl mmathPr wgrffmtfilter operator title author sp sn sv xmlopen xmlclose")
	rtfSigns = map[string]string{
		"tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
		"emspace": " ", "enspace": " ", "cell": "\t", "nestcell": "\t",
	}
	rtfEnds = names("par row nestrow sect page")
	// charsets of fonts, and code pages by their number
	charsets = map[int]string{0: "windows-1252", 77: "macintosh", 128: "shift_jis", 129: "euc-kr", 134: "gbk", 136: "big5", 161: "windows-1253", 162: "windows-1254",
		163: "windows-1258", 177: "windows-1255", 178: "windows-1256", 186: "windows-1257", 204: "windows-1251", 222: "windows-874", 238: "windows-1250"}
	pages = map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 10000: "macintosh", 65001: "utf-8", 866: "ibm866"}
)

// rtfState is what a group of rich text inherits from the one around it.
type rtfState struct {
	hidden bool
	font   int
	skip   int // characters that stand after \u for readers who do not know it
	table  bool
}

// rtf carries the reading of one document.
type rtf struct {
	in    *bufio.Reader
	emit  Emit
	state rtfState
	outer []rtfState
	fonts map[int]string
	page  string
	text  strings.Builder
	bytes []byte   // of the old encodings, not yet read
	units []uint16 // of \u, not yet read
	left  int      // characters to skip after \u
	star  bool     // "\*" came last
}

// RTF reads rich text as it comes.
func RTF(in io.Reader, emit Emit) error {
	r := &rtf{in: bufio.NewReader(in), emit: emit, state: rtfState{skip: 1}, fonts: map[int]string{}, page: "windows-1252"}
	if head, _ := r.in.Peek(5); string(head) != `{\rtf` {
		return errors.New("no rich text: it does not begin with {\\rtf")
	}
	for {
		c, err := r.in.ReadByte()
		if err == io.EOF {
			return r.paragraph()
		}
		if err != nil {
			return err
		}
		switch c {
		case '{':
			if len(r.outer) > maxNesting {
				return errors.New("damaged rich text: nested too deeply")
			}
			r.outer = append(r.outer, r.state)
			r.star = false
		case '}':
			r.flush()
			if n := len(r.outer); n > 0 {
				r.state, r.outer = r.outer[n-1], r.outer[:n-1]
			}
			if len(r.outer) == 0 {
				return r.paragraph()
			}
		case '\\':
			if err := r.control(); err != nil {
				return err
			}
		case '\r', '\n', 0:
		default:
			r.char(c)
		}
	}
}

// char takes a byte of the text.
func (r *rtf) char(c byte) {
	switch {
	case r.left > 0:
		r.left--
	case !r.state.hidden:
		if len(r.units) > 0 {
			r.flush()
		}
		r.bytes = append(r.bytes, c)
	}
}

// say adds what a sign stands for.
func (r *rtf) say(s string) {
	if r.left > 0 {
		r.left--
		return
	}
	if !r.state.hidden {
		r.flush()
		r.text.WriteString(s)
	}
}

// flush decodes what was gathered.
func (r *rtf) flush() {
	if len(r.bytes) > 0 {
		name := r.fonts[r.state.font]
		if name == "" {
			name = r.page
		}
		out, err := encodingOf(name).NewDecoder().Bytes(r.bytes)
		if err == nil {
			r.text.Write(out)
		}
		r.bytes = r.bytes[:0]
	}
	if len(r.units) > 0 {
		r.text.WriteString(string(utf16.Decode(r.units)))
		r.units = r.units[:0]
	}
}

func encodingOf(name string) encoding.Encoding {
	if e, err := htmlindex.Get(name); err == nil {
		return e
	}
	return charmap.Windows1252
}

func (r *rtf) paragraph() error {
	r.flush()
	p := r.text.String()
	r.text.Reset()
	return r.emit(p)
}

// control reads a word or a sign behind a backslash.
func (r *rtf) control() error {
	c, err := r.in.ReadByte()
	if err != nil {
		return nil
	}
	if c < 'A' || c > 'z' || c > 'Z' && c < 'a' {
		switch c {
		case '\'':
			hex := make([]byte, 2)
			if _, err := io.ReadFull(r.in, hex); err == nil {
				if n, err := strconv.ParseUint(string(hex), 16, 8); err == nil {
					r.char(byte(n))
				}
			}
		case '\\', '{', '}':
			r.char(c)
		case '~':
			r.say(" ")
		case '_':
			r.say("-")
		case '*':
			r.star = true
			r.state.hidden = true
		case '\n', '\r':
			return r.end()
		}
		return nil
	}
	word := []byte{c}
	number, signed, has := 0, false, false
	for {
		c, err = r.in.ReadByte()
		if err != nil {
			break
		}
		switch {
		case !has && !signed && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') && len(word) < 32:
			word = append(word, c)
			continue
		case c == '-' && !has && !signed:
			signed = true
			continue
		case c >= '0' && c <= '9':
			has = true
			number = min(number*10+int(c-'0'), 1<<30)
			continue
		}
		if c != ' ' {
			_ = r.in.UnreadByte()
		}
		break
	}
	if signed {
		number = -number
	}
	return r.word(string(word), number, has)
}

// word does what a control word says.
func (r *rtf) word(w string, n int, has bool) error {
	switch {
	case w == "bin":
		_, err := io.CopyN(io.Discard, r.in, int64(max(n, 0)))
		if err == io.EOF {
			err = nil
		}
		return err
	case w == "u":
		if r.left = 0; !r.state.hidden {
			if len(r.bytes) > 0 {
				r.flush()
			}
			r.units = append(r.units, uint16(n))
		}
		r.left = r.state.skip
	case w == "uc":
		r.state.skip = min(max(n, 0), 8)
	case w == "ansicpg":
		if name := pages[n]; name != "" {
			r.page = name
		} else if n >= 1250 && n <= 1258 || n == 874 {
			r.page = "windows-" + strconv.Itoa(n)
		}
	case w == "mac":
		r.page = "macintosh"
	case w == "f":
		r.flush()
		r.state.font = n
	case w == "fcharset" && r.state.table:
		r.fonts[r.state.font] = charsets[n]
	case w == "fonttbl":
		r.state.table, r.state.hidden = true, true
	case hiddenGroups[w], r.star && w != "shptxt" && w != "shpinst":
		r.flush()
		r.state.hidden = true
	case w == "v", w == "deleted":
		r.flush()
		r.state.hidden = !has || n != 0
	case w == "plain":
		r.flush()
		r.state.font = 0
	case rtfEnds[w]:
		return r.end()
	case rtfSigns[w] != "":
		r.say(rtfSigns[w])
	}
	r.star = false
	return nil
}

// end ends a paragraph.
func (r *rtf) end() error {
	if r.state.hidden {
		return nil
	}
	return r.paragraph()
}
