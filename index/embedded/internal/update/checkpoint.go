package update

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/records"
)

// checkpoint is what an Update has found in articles, kept beside the generations
// until one is published: an Update that is interrupted, or killed, is resumed
// where it was by the next one. It is a file that only grows. Each record has a
// checksum of its own, so that a kill in the midst of one, or a disk that lost the
// end, costs that record and those behind it. It is never more than a help: where
// it cannot be written, articles are read again.
type checkpoint struct {
	path  string
	file  *os.File
	buf   *bufio.Writer
	whole int64 // bytes
	added int
	found map[string]savedArticle // by ID: what was there when it was opened
}

// savedArticle is an article of an Update before.
type savedArticle struct {
	hash, mark string
	records    int
	offset     int64 // of its packed form
	size       int
}

const (
	checkpointName = "unfinished"
	frameHead      = 8 // the size of a record's body, and its checksum
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openCheckpoint opens what an Update before left in dir, if it was this program
// with the same way of reading; else it begins anew.
func openCheckpoint(dir, maker string) (*checkpoint, error) {
	u := &checkpoint{path: filepath.Join(dir, checkpointName), found: make(map[string]savedArticle)}
	err := disk.Attend("create", u.path)
	if err != nil {
		return nil, err
	}
	if u.file, err = os.OpenFile(u.path, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, err
	}
	if err = u.load(maker); err == nil {
		err = u.file.Truncate(u.whole)
	}
	if err == nil {
		_, err = u.file.Seek(u.whole, io.SeekStart)
	}
	u.buf = bufio.NewWriterSize(u.file, 64<<10)
	if err == nil && u.whole == 0 {
		err = u.write([]byte(maker))
	}
	if err != nil {
		u.file.Close()
		return nil, err
	}
	return u, nil
}

// load reads the records that are whole.
func (u *checkpoint) load(maker string) error {
	info, err := u.file.Stat()
	if err != nil {
		return err
	}
	in := bufio.NewReaderSize(u.file, 1<<20)
	head := make([]byte, frameHead)
	for first := true; ; first = false {
		if _, err := io.ReadFull(in, head); err != nil {
			return ended(err)
		}
		size := int64(binary.LittleEndian.Uint32(head))
		if size > articles.MaxPacked || u.whole+frameHead+size > info.Size() {
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
			l.offset = u.whole + frameHead + size - int64(l.size)
			u.found[id] = l
		}
		u.whole += frameHead + size
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

// has reports whether the article of an ID and a hash is there.
func (u *checkpoint) has(id, hash string) bool {
	if u == nil || hash == "" {
		return false
	}
	l, ok := u.found[id]
	return ok && l.hash == hash
}

// Get returns an article with what was found in it; nil when it is not there.
func (u *checkpoint) Get(id, hash string) (*records.Extraction, string, []byte) {
	if !u.has(id, hash) {
		return nil, "", nil
	}
	l := u.found[id]
	b := make([]byte, l.size)
	if _, err := u.file.ReadAt(b, l.offset); err != nil {
		return nil, "", nil
	}
	v, err := articles.Unpack(b)
	if err != nil || len(v.Places) != l.records {
		return nil, "", nil
	}
	f, err := articles.Decode(v, l.records)
	if err != nil || f.Article.ID != id || f.Article.Hash != hash {
		return nil, "", nil
	}
	return f, l.mark, b
}

// Add keeps an article. Only the goroutine that writes the generation calls it.
func (u *checkpoint) Add(d *processed) error {
	a := &d.filed.Article
	if a.Hash == "" {
		return nil
	}
	body := make([]byte, 0, len(a.ID)+len(a.Hash)+len(d.mark)+len(d.packed)+16)
	for _, s := range []string{a.ID, a.Hash, d.mark} {
		body = append(binary.AppendUvarint(body, uint64(len(s))), s...)
	}
	body = binary.AppendUvarint(body, uint64(len(d.filed.Statements)+len(d.filed.Passages)))
	u.added++
	return u.write(append(body, d.packed...))
}

func (u *checkpoint) write(body []byte) error {
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(body)))
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(body, castagnoli))
	_, err := u.buf.Write(head)
	if err == nil {
		_, err = u.buf.Write(body)
	}
	return err
}

// close keeps the file for the next Update, or removes it when there is nothing
// in it that would help.
func (u *checkpoint) close(keep bool) error {
	err := u.buf.Flush()
	if cerr := u.file.Close(); err == nil {
		err = cerr
	}
	if !keep || err != nil || u.added+len(u.found) == 0 {
		return errors.Join(err, os.Remove(u.path))
	}
	return nil
}

// checkpointHeader names what finds the same in the same article.
func checkpointHeader(c *index.Config) string {
	return fmt.Sprintf("onrecord unfinished 1\n%s\n%s\n", readBy(c), readingOptions(c.Options))
}
