package terms

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ar" // registers the analyzer, as those below do
	_ "github.com/blevesearch/bleve/v2/analysis/lang/da"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/de"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/es"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fa"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fi"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/hu"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/it"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/nl"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/no"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/pt"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ro"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/ru"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/sv"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/tr"
	"github.com/blevesearch/bleve/v2/registry"
)

// analyzed holds the languages whose words bleve's analyzers bring to their
// stems. English is not among them: its words go through [split] alone.
var analyzed = map[string]*nativeAnalyzer{
	"ar": {}, "da": {}, "de": {}, "es": {}, "fa": {}, "fi": {}, "fr": {}, "hu": {}, "it": {},
	"nl": {}, "no": {}, "pt": {}, "ro": {}, "ru": {}, "sv": {}, "tr": {},
}

// nativeAnalyzer is a language's analyzer, made when it is first needed, with the stems
// that it has found.
type nativeAnalyzer struct {
	once     sync.Once
	analyzer analysis.Analyzer
	mu       sync.Mutex
	seen     map[string]string
}

// nativeOf returns the analyzer of a language, or nil for English and for those
// that have none.
func nativeOf(language string) *nativeAnalyzer {
	f := analyzed[language]
	if f == nil {
		return nil
	}
	f.once.Do(func() {
		if a, err := registry.NewCache().AnalyzerNamed(language); err == nil {
			f.analyzer, f.seen = a, map[string]string{}
		}
	})
	if f.analyzer == nil {
		return nil
	}
	return f
}

// stem returns the word as the language's analyzer indexes it, and "" for a word
// that it stops.
func (f *nativeAnalyzer) stem(printed string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if stem, ok := f.seen[printed]; ok {
		return stem
	}
	stem := ""
	for _, t := range f.analyzer.Analyze([]byte(printed)) {
		stem = fold(string(t.Term))
	}
	if len(f.seen) >= wordsKept {
		clear(f.seen)
	}
	f.seen[printed] = stem
	return stem
}
