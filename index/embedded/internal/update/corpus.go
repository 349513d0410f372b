package update

import (
	"context"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/sample"
	"onrecord/index"
)

// reportProgress calls the configuration's Progress.
func reportProgress(c *index.Config, p index.Progress) {
	if c.Progress != nil {
		c.Progress(p)
	}
}

// corpusWalk returns the walk over the corpus that the configuration names.
func corpusWalk(c index.Config) index.Walk {
	if c.Walk != nil {
		return c.Walk
	}
	return func(ctx context.Context, found func(*corpus.Article) error, skipped func(intake.Skipped)) error {
		if len(c.Paths) == 0 {
			return intake.WalkFS(ctx, sample.Files, c.Options, found, skipped)
		}
		return intake.Walk(ctx, c.Paths, c.Options, found, skipped)
	}
}

// articlesExpected returns about how many articles the walk will find, when somebody
// wants to know.
func articlesExpected(ctx context.Context, c *index.Config) int {
	if c.Progress == nil || c.Walk != nil || len(c.Paths) == 0 {
		return 0
	}
	n, err := intake.Count(ctx, c.Paths)
	if err != nil {
		return 0 // the walk says what is the matter
	}
	return n
}

// Extract is where statements and passages come from, read with the words of a lexicon;
// tests put their own there.
var Extract = func(a *corpus.Article, words *lexicon.Lexicon) ([]corpus.Statement, []corpus.Passage) {
	return a.Statements(words), a.Passages()
}
