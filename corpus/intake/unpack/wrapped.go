package unpack

import (
	"bufio"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"onrecord/corpus/intake/kind"
)

// maxWindow is how much of what came out an unpacker may keep to look back at: as
// much as the strongest settings of xz and zstd need.
const maxWindow = 64 << 20

var errWindow = fmt.Errorf("damaged archive: it wants more than %s of memory to be unpacked", SizeText(maxWindow))

// Open returns what a file holds that is packed by itself.
func Open(k kind.Kind, in io.Reader) (io.ReadCloser, error) {
	switch k {
	case kind.Gzip:
		return gzip.NewReader(in)
	case kind.Bzip2:
		return io.NopCloser(bzip2.NewReader(in)), nil
	case kind.XZ:
		b := bufio.NewReader(in)
		head, err := b.Peek(64)
		if len(head) < 24 {
			return nil, errors.Join(io.ErrUnexpectedEOF, err)
		}
		if n, ok := xzWindow(head); !ok || n > maxWindow {
			return nil, errWindow
		}
		z, err := xz.ReaderConfig{DictCap: 1 << 16}.NewReader(b)
		if err != nil {
			return nil, err
		}
		return io.NopCloser(z), nil
	case kind.Zstd:
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderMaxMemory(maxWindow))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("not packed: %s", k)
}

// xzWindow reads from the head of an .xz file how much its first block looks back
// (The .xz File Format 1.2.1, 3.1 and 5.3.1), in bytes.
func xzWindow(head []byte) (int64, bool) {
	at := 12 + 2
	for _, optional := range []byte{0x40, 0x80} {
		if head[13]&optional == 0 {
			continue
		}
		for at < len(head) && head[at]&0x80 != 0 {
			at++
		}
		at++
	}
	if at+2 >= len(head) || head[at] != 0x21 || head[at+1] != 1 || head[at+2] > 40 {
		return 0, head[12] == 0 // no block: an empty file
	}
	bits := int64(head[at+2])
	return (2 | bits&1) << (bits/2 + 11), true
}
