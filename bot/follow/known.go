package follow

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/names"
)

// knownArticle is an article as it is known.
type knownArticle struct {
	ID   string `json:"id"`
	Hash string `json:"h"`           // 16 digits of that of its content
	Said string `json:"s,omitempty"` // prints of its statements, in base64
}

// known is which articles, and which statements in them, were there before.
type known struct {
	byID   map[string]knownArticle
	byHash map[string]string // the ID of one with that content
}

func newKnown() known { return known{map[string]knownArticle{}, map[string]string{}} }

// hashOf shortens the hash of an article's content; one without any has its ID.
func hashOf(id, hash string) string {
	if hash == "" {
		sum := sha256.Sum256([]byte("id " + id))
		hash = hex.EncodeToString(sum[:])
	}
	return hash[:min(len(hash), 16)]
}

// put takes an article for known. What was said in it before stays known too.
func (k known) put(a knownArticle) {
	if old, ok := k.byID[a.ID]; ok && old.Said != "" && old.Said != a.Said {
		a.Said = union(old.Said, a.Said)
	}
	k.byID[a.ID], k.byHash[a.Hash] = a, a.ID
}

// all are the known articles, by ID.
func (k known) all() []knownArticle {
	return slices.SortedFunc(maps.Values(k.byID), func(x, y knownArticle) int { return cmp.Compare(x.ID, y.ID) })
}

// printSize is how many bytes tell a statement from the others of its article.
const printSize = 6

// printOf tells a statement from the others of its article, by the last word of the
// speaker's name and the letters and digits of what was said: an article that is edited
// may print the name in full or not, and set other marks.
func printOf(speaker, content string) string {
	fields := strings.Fields(names.Fold(speaker))
	if len(fields) > 0 {
		speaker = fields[len(fields)-1]
	}
	var b strings.Builder
	b.WriteString(speaker)
	b.WriteByte(0)
	for _, r := range content {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return string(sum[:printSize])
}

// packPrints writes prints in a line; unpackPrints is the reverse.
func packPrints(prints []string) string {
	return base64.RawStdEncoding.EncodeToString([]byte(strings.Join(prints, "")))
}

func unpackPrints(packed string) map[string]bool {
	raw, _ := base64.RawStdEncoding.DecodeString(packed)
	set := map[string]bool{}
	for part := range slices.Chunk(raw, printSize) {
		set[string(part)] = true
	}
	return set
}

func union(x, y string) string {
	set := unpackPrints(x)
	maps.Copy(set, unpackPrints(y))
	return packPrints(slices.Sorted(maps.Keys(set)))
}
