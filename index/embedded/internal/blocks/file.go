package blocks

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"sort"
	"sync"

	"github.com/blevesearch/mmap-go"

	"onrecord/index/rank"
)

// FileHeader begins a file of blocks; another version has another format number in
// the manifest.
const FileHeader = "onrecord blocks\n"

// footerSize is the size of what ends the file: where the table of words begins,
// how many there are, and by what the bounds were made.
const footerSize = 8 + 8 + 4*8

// File has the blocks of the words of one segment.
type File struct {
	data        mmap.MMap // nil in memory
	body        []byte
	offsets     []byte     // of the words, eight bytes each, in the words' order
	Scale       [2]float64 // what the bounds must be multiplied with, of statements and passages
	means       [2]float64 // that the bounds were made with
	sameFormula bool       // the formula's parameters are those of this program

	once    sync.Once
	impacts [2]impactTable // for packed lists
}

// OpenFile maps a file of blocks. An empty store has an empty one.
func OpenFile(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if fi, err := f.Stat(); err != nil || fi.Size() == 0 {
		return nil, err
	}
	data, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("index: map %s: %w", path, err)
	}
	s, err := NewFile(data)
	if err != nil {
		data.Unmap()
		return nil, err
	}
	s.data = data
	return s, nil
}

func NewFile(data []byte) (*File, error) {
	if len(data) < len(FileHeader)+footerSize || string(data[:len(FileHeader)]) != FileHeader {
		return nil, errDamaged
	}
	foot := data[len(data)-footerSize:]
	number := func(i int) uint64 { return binary.LittleEndian.Uint64(foot[i*8:]) }
	s := &File{body: data, means: [2]float64{math.Float64frombits(number(4)), math.Float64frombits(number(5))}}
	s.sameFormula = math.Float64frombits(number(2)) == rank.K1 && math.Float64frombits(number(3)) == rank.B
	at, n := number(0), number(1)
	end := uint64(len(data) - footerSize)
	if at > end || n != (end-at)/8 {
		return nil, errDamaged
	}
	s.offsets = data[at:end]
	return s, nil
}

// Close unmaps the file.
func (s *File) Close() error {
	if s == nil || s.data == nil {
		return nil
	}
	return s.data.Unmap()
}

// Fit makes the bounds hold at the average lengths of today. A longer average
// makes every record count as shorter, and raises what a frequency counts by at
// most as much.
func (s *File) Fit(means [2]float64) {
	for k := range s.Scale {
		s.Scale[k] = max(1, means[k]/s.means[k]) * rank.Slack
		if !s.sameFormula {
			s.Scale[k] = ImpactSteps // no impact bounds less than everything
		}
	}
}

// key returns the i-th word and what follows it.
func (s *File) key(i int) (key, rest []byte) {
	b := s.body[binary.LittleEndian.Uint64(s.offsets[i*8:]):]
	n, w := binary.Uvarint(b)
	return b[w : w+int(n)], b[w+int(n):]
}

// Find returns what is kept of a word; nil when it has no list here.
func (s *File) Find(key []byte) []byte {
	if s == nil {
		return nil
	}
	n := len(s.offsets) / 8
	i := sort.Search(n, func(i int) bool { k, _ := s.key(i); return bytes.Compare(k, key) >= 0 })
	if i == n {
		return nil
	}
	k, rest := s.key(i)
	if !bytes.Equal(k, key) {
		return nil
	}
	return rest
}

// Lists reads what is kept of a word: its lists, which may have to be unpacked, and the
// number of a form.
func (s *File) Lists(kept []byte, tail []byte) (lists [2]List, form int, err error) {
	form = -1
	n, w := binary.Uvarint(kept)
	kept = kept[w:]
	for i := range int(n) {
		size, w := binary.Uvarint(kept)
		if bytes.Equal(kept[w:w+int(size)], tail) {
			form = i
		}
		kept = kept[w+int(size):]
	}
	for k := range lists {
		if lists[k], kept, err = readHead(kept, s.body); err != nil {
			return lists, form, err
		}
	}
	return lists, form, nil
}
