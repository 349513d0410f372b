package disk

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"onrecord/index"
)

// Format is the version of what is on disk. Another version is not read but
// built again: bleve's files may change with it, and so may every column and what is
// read out of an article.
const Format = 9

// Manifest lists what a generation consists of. bleve writes checksums and never
// reads them: a flipped bit gives wrong answers, or ends the process. So every
// byte is hashed when a generation is published and again before it is served.
type Manifest struct {
	Format     int
	Engine     string // what extracted the statements; another one must do so again
	Table      string // fingerprint of the concepts
	Reading    string // the options under which the articles were read
	Built      time.Time
	Articles   int
	Statements int
	Passages   int
	Files      []HashedFile
}

// HashedFile is a file of a generation.
type HashedFile struct {
	Name   string // with slashes, below the generation's directory
	Size   int64
	SHA256 string
}

const manifestName = "MANIFEST"

// ListFiles hashes every file below dir, in order.
func ListFiles(dir string) ([]HashedFile, error) {
	var out []HashedFile
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || rel == manifestName {
			return err
		}
		h, err := HashFile(path)
		h.Name = filepath.ToSlash(rel)
		out = append(out, h)
		return err
	})
	return out, err
}

// CheckSegments holds the segments of a part that was just written against the
// checksums that bleve wrote into them: what the disk changed before it was hashed
// must not be published as whole.
func CheckSegments(part string) error {
	segments, err := filepath.Glob(filepath.Join(part, StoreName, "*.zap"))
	for _, path := range segments {
		if err = errors.Join(err, CheckSegment(path)); err != nil {
			return err
		}
	}
	return err
}

func CheckSegment(path string) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	_, err = io.CopyBuffer(struct{ io.Writer }{sum}, io.LimitReader(f, info.Size()-crc32.Size), make([]byte, 1<<20))
	if err != nil {
		return err
	}
	var written [crc32.Size]byte
	if _, err := io.ReadFull(f, written[:]); err != nil || binary.BigEndian.Uint32(written[:]) != sum.Sum32() {
		return fmt.Errorf("%s: its checksum is another: %w", filepath.Base(path), index.ErrCorrupt)
	}
	return nil
}

func HashFile(path string) (HashedFile, error) {
	f, err := Open(path)
	if err != nil {
		return HashedFile{}, err
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.CopyBuffer(struct{ io.Writer }{sum}, struct{ io.Reader }{f}, make([]byte, 1<<20))
	return HashedFile{Size: n, SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

func (m *Manifest) Bytes() int64 {
	n := int64(0)
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

// Write puts the manifest into dir, followed by a hash of itself.
func (m *Manifest) Write(dir string) error {
	body, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	text := fmt.Sprintf("%s\n%s\n", body, hex.EncodeToString(sum[:]))
	return writeFile(filepath.Join(dir, manifestName), []byte(text))
}

// ReadManifest reads what dir should hold.
func ReadManifest(dir string) (*Manifest, error) {
	text, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil, err
	}
	text, ok := bytes.CutSuffix(text, []byte("\n"))
	at := bytes.LastIndexByte(text, '\n')
	if !ok || at < 0 {
		return nil, fmt.Errorf("manifest: %w", index.ErrCorrupt)
	}
	sum := sha256.Sum256(text[:at])
	if string(text[at+1:]) != hex.EncodeToString(sum[:]) {
		return nil, fmt.Errorf("manifest: %w", index.ErrCorrupt)
	}
	m := new(Manifest)
	if err := json.Unmarshal(text[:at], m); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	return m, nil
}

// Verify compares every file with what was published.
func (m *Manifest) Verify(dir string) error {
	for _, want := range m.Files {
		got, err := HashFile(filepath.Join(dir, filepath.FromSlash(want.Name)))
		if err != nil {
			return err
		}
		if got.Size != want.Size || got.SHA256 != want.SHA256 {
			return fmt.Errorf("%s: %w", want.Name, index.ErrCorrupt)
		}
	}
	return nil
}
