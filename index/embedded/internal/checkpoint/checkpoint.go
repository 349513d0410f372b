// Package checkpoint keeps what an update has found in articles until its generation is
// published, so that an update that was interrupted or killed is resumed by the next one.
//
// It is one file beside the generations, which only grows. Each record has a checksum of
// its own, so that a kill in the midst of one, or a disk that lost the end, costs that
// record and those behind it. It is never more than a help: where it cannot be written,
// articles are read again. Who found the articles, and how, is the file's first record: a
// program that would read them in another way begins anew.
package checkpoint

import (
	"bufio"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/records"
)

// File is a checkpoint open for reading and appending. A nil one holds nothing.
type File struct {
	path  string
	file  *os.File
	buf   *bufio.Writer
	whole int64 // bytes
	added int
	found map[string]savedArticle // by ID: what was there when it was opened
}

// savedArticle is an article that an update before added.
type savedArticle struct {
	hash, mark string
	records    int
	offset     int64 // of its packed form
	size       int
}

const (
	fileName  = "unfinished"
	frameHead = 8 // the size of a record's body, and its checksum
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Open opens what an update before left in dir, if its maker was the same; else it begins
// anew.
func Open(dir, maker string) (*File, error) {
	c := &File{path: filepath.Join(dir, fileName), found: make(map[string]savedArticle)}
	err := disk.Attend("create", c.path)
	if err != nil {
		return nil, err
	}
	if c.file, err = os.OpenFile(c.path, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, err
	}
	if err = c.load(maker); err == nil {
		err = c.file.Truncate(c.whole)
	}
	if err == nil {
		_, err = c.file.Seek(c.whole, io.SeekStart)
	}
	c.buf = bufio.NewWriterSize(c.file, 64<<10)
	if err == nil && c.whole == 0 {
		err = c.write([]byte(maker))
	}
	if err != nil {
		c.file.Close()
		return nil, err
	}
	return c, nil
}

// load reads the records that are whole.
func (c *File) load(maker string) error {
	info, err := c.file.Stat()
	if err != nil {
		return err
	}
	in := bufio.NewReaderSize(c.file, 1<<20)
	head := make([]byte, frameHead)
	for first := true; ; first = false {
		if _, err := io.ReadFull(in, head); err != nil {
			return ended(err)
		}
		size := int64(binary.LittleEndian.Uint32(head))
		if size > articles.MaxPacked || c.whole+frameHead+size > info.Size() {
			return nil
		}
		body := make([]byte, size)
		if _, err := io.ReadFull(in, body); err != nil {
			return ended(err)
		}
		if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(head[4:]) {
			return nil
		}
		switch {
		case first && string(body) != maker:
			return nil
		case !first:
			id, l, ok := parseSaved(body)
			if !ok {
				return nil
			}
			l.offset = c.whole + frameHead + size - int64(l.size)
			c.found[id] = l
		}
		c.whole += frameHead + size
	}
}

// ended makes an end in the midst of a record no error.
func ended(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return nil
	}
	return err
}

// parseSaved reads a record's body: ID, hash and mark with their sizes, the
// number of the article's records, and the article as it is packed.
func parseSaved(body []byte) (id string, l savedArticle, ok bool) {
	rest, bad := body, false
	next := func() int {
		v, n := binary.Uvarint(rest)
		if n <= 0 || v > uint64(len(body)) {
			bad = true
			return 0
		}
		rest = rest[n:]
		return int(v)
	}
	text := func() string {
		n := next()
		if bad || n > len(rest) {
			bad = true
			return ""
		}
		s := string(rest[:n])
		rest = rest[n:]
		return s
	}
	id, l.hash, l.mark = text(), text(), text()
	l.records = next()
	l.size = len(rest)
	return id, l, !bad
}

// Len returns how many articles it held when it was opened.
func (c *File) Len() int { return len(c.found) }

// Has reports whether the article of an ID and a hash is there.
func (c *File) Has(id, hash string) bool {
	if c == nil || hash == "" {
		return false
	}
	l, ok := c.found[id]
	return ok && l.hash == hash
}

// Get returns an article with what was found in it, its mark and its packed form, as they
// were added; nil when it is not there or cannot be read.
func (c *File) Get(id, hash string) (f *records.Extraction, mark string, packed []byte) {
	if !c.Has(id, hash) {
		return nil, "", nil
	}
	l := c.found[id]
	b := make([]byte, l.size)
	if _, err := c.file.ReadAt(b, l.offset); err != nil {
		return nil, "", nil
	}
	v, err := articles.Unpack(b)
	if err != nil || len(v.Places) != l.records {
		return nil, "", nil
	}
	f, err = articles.Decode(v, l.records)
	if err != nil || f.Article.ID != id || f.Article.Hash != hash {
		return nil, "", nil
	}
	return f, l.mark, b
}

// Add appends an article with what was found in it, the mark of its state and its packed
// form. An article without a hash could not be known again and is left out. One goroutine
// at a time may call it.
func (c *File) Add(f *records.Extraction, mark string, packed []byte) error {
	a := &f.Article
	if a.Hash == "" {
		return nil
	}
	body := make([]byte, 0, len(a.ID)+len(a.Hash)+len(mark)+len(packed)+16)
	for _, s := range []string{a.ID, a.Hash, mark} {
		body = append(binary.AppendUvarint(body, uint64(len(s))), s...)
	}
	body = binary.AppendUvarint(body, uint64(len(f.Statements)+len(f.Passages)))
	c.added++
	return c.write(append(body, packed...))
}

func (c *File) write(body []byte) error {
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(body)))
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(body, castagnoli))
	_, err := c.buf.Write(head)
	if err == nil {
		_, err = c.buf.Write(body)
	}
	return err
}

// Close keeps the file for the next update, or removes it when it is not to be kept or
// there is nothing in it that would help.
func (c *File) Close(keep bool) error {
	err := c.buf.Flush()
	if cerr := c.file.Close(); err == nil {
		err = cerr
	}
	if !keep || err != nil || c.added+len(c.found) == 0 {
		return errors.Join(err, os.Remove(c.path))
	}
	return nil
}
