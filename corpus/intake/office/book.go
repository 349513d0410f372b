package office

import (
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"strings"

	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/unpack"
)

// Book is an e-book's list of contents.
type Book struct {
	Language string
	Chapters []unpack.Entry // in the order in which they are read
}

// pkg is the part of a book that says what it holds (EPUB 3.3, package document).
type pkg struct {
	Language string `xml:"metadata>language"`
	Items    []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// ReadBook reads what an .epub file holds. A book without a list of its contents has
// its pages in the order of the file.
func ReadBook(in io.Reader, size int64, budget *unpack.Budget) (*Book, error) {
	z, size, err := unpack.OpenZip(in, size)
	if err != nil {
		return nil, err
	}
	w := packed{z}
	book := &Book{}
	order, err := w.spine(book)
	if err != nil {
		return nil, err
	}
	pages := map[string]unpack.Entry{}
	var names []string
	for n, e := range z.File {
		if n == unpack.MaxEntries {
			break
		}
		if k := kind.ByName(e.Name); k != kind.Page && !strings.HasSuffix(e.Name, ".xml") || strings.HasPrefix(e.Name, "META-INF/") || unpack.Unfit(e.Name, false) != "" {
			continue
		}
		packed := min(int64(e.CompressedSize64), size)
		pages[e.Name] = unpack.Entry{Name: e.Name, Open: func() (*unpack.Reader, error) {
			in, err := e.Open()
			if err != nil {
				return nil, err
			}
			return &unpack.Reader{In: in, Packed: func() int64 { return packed }, Limit: unpack.MaxUnpacked, Budget: budget}, nil
		}}
		if kind.ByName(e.Name) == kind.Page {
			names = append(names, e.Name)
		}
	}
	if len(order) == 0 {
		order = names
	}
	for _, name := range order {
		if e, ok := pages[name]; ok {
			book.Chapters = append(book.Chapters, e)
			delete(pages, name)
		}
	}
	if len(book.Chapters) == 0 {
		return nil, errors.New("no e-book: it has no chapters")
	}
	return book, nil
}

// spine returns the names of the chapters in their order, none where the book does
// not say.
func (z packed) spine(book *Book) ([]string, error) {
	var c struct {
		Root []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if z.decode("META-INF/container.xml", &c) != nil || len(c.Root) == 0 {
		return nil, nil
	}
	var p pkg
	if z.decode(c.Root[0].Path, &p) != nil {
		return nil, nil
	}
	if _, err := z.part("META-INF/rights.xml"); err == nil {
		return nil, errors.New("encrypted: a book with copy protection")
	}
	book.Language = strings.TrimSpace(p.Language)
	hrefs := map[string]string{}
	for _, i := range p.Items {
		if strings.Contains(i.Type, "html") && !strings.Contains(i.Properties, "nav") {
			href, err := url.PathUnescape(i.Href)
			if err != nil {
				href = i.Href
			}
			hrefs[i.ID] = path.Join(path.Dir(c.Root[0].Path), href)
		}
	}
	var out []string
	for _, s := range p.Spine {
		if name := hrefs[s.ID]; name != "" {
			out = append(out, name)
		}
	}
	return out, nil
}

// decode reads a small part of XML.
func (z packed) decode(name string, v any) error {
	in, err := z.limited(name, 2<<20)
	if err != nil {
		return err
	}
	defer in.Close()
	dec := xml.NewDecoder(in)
	dec.Strict = false
	return dec.Decode(v)
}
