package intake

import (
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/text"
)

// gunzip reads what a .gz file holds.
func (r *reader) gunzip(p input) error {
	counted := &unpack.Counter{In: p.in}
	z, err := gzip.NewReader(counted)
	if err != nil {
		r.skip(p.label, unpack.Damaged(err))
		return nil
	}
	name := p.name[:len(p.name)-len(".gz")]
	p.in = &unpack.Reader{In: z, Packed: func() int64 { return counted.N }, Limit: unpack.Limit(name)}
	p.name, p.size = name, -1
	return r.piece(p)
}

// unzip reads the entries of a .zip file in the order in which it names them.
// They are never written anywhere, so that their names are labels and no paths.
func (r *reader) unzip(p input) error {
	z, size, err := unpack.OpenZip(p.in, p.size)
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	left := unpack.MaxRatio*size + unpack.MaxUnpacked // of all entries together, which may share their bytes
	for n, e := range z.File {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if n == unpack.MaxEntries {
			r.skipped(Skipped{p.label, fmt.Sprintf("more than %d entries; the others are left out", unpack.MaxEntries)})
			return nil
		}
		name := strings.ReplaceAll(text.OneLine(e.Name), `\`, "/")
		says := p.label + "/" + name
		if reason := unfit(e, name); reason != "" {
			if reason != passOver {
				r.skipped(Skipped{says, reason})
			}
			continue
		}
		if left <= 0 {
			r.skipped(Skipped{p.label, unpack.ErrBomb.Error() + "; the other entries are left out"})
			return nil
		}
		in, err := e.Open()
		if err != nil {
			r.skip(says, unpack.Damaged(err))
			continue
		}
		packed := min(int64(e.CompressedSize64), size)
		u := &unpack.Reader{In: in, Packed: func() int64 { return packed }, Limit: min(unpack.Limit(name), left)}
		err = r.piece(input{in: u, size: -1, label: says, id: p.id + "/" + unpack.Stem(name), name: path.Base(name), given: p.given})
		in.Close()
		left -= u.N
		if err != nil {
			return err
		}
	}
	return nil
}

// passOver is the reason of what is left out in silence.
const passOver = "-"

// unfit returns why an entry is not read, or "".
func unfit(e *zip.File, name string) string {
	base := path.Base(name)
	switch {
	case strings.HasSuffix(name, "/"), strings.HasPrefix(base, "."), strings.HasPrefix(name, "__MACOSX/"), strings.Contains("/"+name, "/."):
		if strings.Contains("/"+name+"/", "/../") {
			return "a name that leads out of the archive"
		}
		return passOver
	case !fs.ValidPath(name):
		return "a name that leads out of the archive"
	case e.Mode()&fs.ModeType != 0:
		return "not a regular file"
	case unpack.Extension(base) == ".zip", unpack.Extension(base) == ".gz":
		return "an archive inside an archive; unpack it first"
	case !unpackedKind(base):
		if reason := unsupported[unpack.Extension(base)]; reason != "" {
			return reason
		}
		return passOver
	case e.Flags&1 != 0:
		return "encrypted"
	}
	return ""
}
