package kind

import "strings"

// endings are what files' names say. Names of a site's pages end as the program
// that made them does.
var endings = table(map[Kind]string{
	Text: "txt text asc", Markdown: "md markdown mdown mkd", Page: "html htm xhtml shtml shtm php php3 php4 php5 phtml asp aspx jsp jspx cfm cgi do",
	Lines: "jsonl ndjson jl jsonlines", JSON: "json geojson", CSV: "csv tsv tab", Workbook: "xlsx xlsm", ODS: "ods", OldTable: "xls xlsb",
	Feed: "rss atom rdf xml", NITF: "nitf", NewsML: "newsml", Notes: "enex", Docx: "docx docm", Doc: "doc", ODT: "odt fodt", RTF: "rtf", EPUB: "epub", PDF: "pdf",
	Mail: "eml emlx", Mailbox: "mbox mbx", Outlook: "msg", MHT: "mht mhtml", Safari: "webarchive", WARC: "warc", Captions: "srt vtt sbv",
	RIS: "ris enw", BibTeX: "bib", Gzip: "gz tgz svgz", Bzip2: "bz2 tbz tbz2", XZ: "xz txz", Zstd: "zst zstd tzst", Zip: "zip wacz maff", Tar: "tar", SevenZip: "7z",
	Rar: "rar", Slides: "ppt pptx odp key", Database: "sqlite sqlite3 db mdb accdb", Parquet: "parquet feather arrow orc",
	Picture:    "png jpg jpeg gif webp tif tiff bmp heic avif jfif psd",
	Media:      "mp3 mp4 m4a m4v wav ogg oga ogv opus webm avi mov mkv flac wmv aac",
	ForeignZip: "pages numbers odg one",
	SitePart:   "js mjs css map woff woff2 ttf otf eot ico svg wasm swf less scss tmp part crdownload lnk url webloc torrent",
	Program: "exe dll so dylib bin iso dmg apk deb rpm msi o a class jar pyc pyo py ipynb r rb go c h cpp hpp rs java kt swift pl pm sh bash zsh fish bat cmd ps1 ts tsx jsx vue sql " +
		"yaml yml toml ini cfg conf properties env lock log pid pem crt cer pkl npy npz h5 hdf5 rds rdata sav dta sas7bdat idx pack cdx cdxj dat tex sty aux gitignore",
})

func table(lists map[Kind]string) map[string]Kind {
	out := map[string]Kind{}
	for k, list := range lists {
		for ext := range strings.FieldsSeq(list) {
			out["."+ext] = k
		}
	}
	return out
}

// files are names without an ending that are no articles in any folder.
var files = map[string]bool{
	"readme": true, "license": true, "licence": true, "copying": true, "changelog": true, "changes": true, "authors": true, "makefile": true, "dockerfile": true, "notice": true,
	"thumbs.db": true, "desktop.ini": true, "robots.txt": true, "datapackage.json": true, "datapackage-digest.json": true,
}

// ByName returns what a file's name says that it is, "" where it says nothing.
func ByName(name string) Kind {
	name = name[strings.LastIndexByte(name, '/')+1:]
	if files[strings.ToLower(name)] {
		return SitePart
	}
	return endings[Ending(name)]
}
