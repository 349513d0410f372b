package answer_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/index"
)

// counting is an engine that counts what it is asked for.
type counting struct {
	index.Engine
	searches, words, articles int
	list                      []string
}

func (c *counting) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	c.searches++
	c.list = append(c.list, q.String())
	return c.Engine.Search(ctx, q)
}

func (c *counting) SearchAll(ctx context.Context, qs []index.Query) ([][]index.Hit, error) {
	c.searches += len(qs)
	for _, q := range qs {
		c.list = append(c.list, q.String())
	}
	return c.Engine.SearchAll(ctx, qs)
}

func (c *counting) Rarity(ctx context.Context, texts []string) ([]float64, error) {
	c.words += len(texts)
	return c.Engine.Rarity(ctx, texts)
}

func (c *counting) Articles(ctx context.Context, ids []string) ([]*corpus.Article, error) {
	c.articles += len(ids)
	return c.Engine.Articles(ctx, ids)
}

// formsAsked are questions of each form, refused ones and slips among them.
var formsAsked = []struct{ form, question string }{
	{"speaker and topic", "what did Zaytsev say about the truce"},
	{"surname, no topic", "what did Teixeira say"},
	{"keywords", "zaytsev truce"},
	{"a name alone", "Ferrand"},
	{"office", "what did the Secretary General say about the border"},
	{"office on a day", "what did the foreign minister say in April 2015"},
	{"group", "what did Russian officials say about the truce"},
	{"body that is spoken for", "what did NATO say about the border"},
	{"two speakers", "what did Zaytsev and Ferrand say about oil"},
	{"verb that denies", "who denied the attack"},
	{"anybody", "who spoke about oil"},
	{"latest", "latest from Zaytsev on the truce"},
	{"how often", "how often did Zaytsev speak of the truce"},
	{"quotation", `who said "the truce will hold"`},
	{"plain topic", "the flood in the valley"},
	{"fact", "how many houses were flooded"},
	{"headline", "Rail strike enters fourth day as talks on pay collapse again"},
	{"typing error in a name", "what did Zaytsve say about the truce"},
	{"typing error in a topic", "what did Zaytsev say about the trcue"},
	{"refused: unknown name", "what did Gerwulf Brandlhuber say about the truce"},
	{"refused: wrong speaker", "what did Teixeira say about the interest rate"},
	{"refused: wrong day", "what did Zaytsev say about the truce in May 1997"},
	{"refused: wrong speaker and day", "what did Teixeira say about the interest rate in May 1997"},
	{"refused: nothing on it", "what did Zaytsev say about penguins"},
	{"refused: quotation", `who said "penguins never file their taxes on time"`},
	{"refused: office", "what did the defence minister say about penguins"},
}

// TestEffort holds what each form of question asks of the archive to a golden file: each
// search, each word whose rarity is looked up, each article that is read. Nothing is
// searched twice.
func TestEffort(t *testing.T) {
	ix := indexOf(t, filepath.Join("testdata", "newsroom"))
	var report strings.Builder
	report.WriteString("What each form of question asks of the archive: searches, words looked up, articles read.\n")
	for _, a := range formsAsked {
		c := &counting{Engine: ix}
		mustAsk(t, answer.New(c, answer.Config{}), a.question, 0)
		fmt.Fprintf(&report, "\n%s: %s\n%d searches, %d words, %d articles\n", a.form, a.question, c.searches, c.words, c.articles)
		seen := map[string]bool{}
		for _, q := range c.list {
			if seen[q] {
				t.Errorf("%q is searched twice for %q", q, a.question)
			}
			seen[q] = true
			fmt.Fprintf(&report, "  %s\n", q)
		}
	}
	golden(t, filepath.Join("testdata", "questions", "effort.golden"), report.String())
}
