// Package archive is what the bot asks: interfaces that *answer.Asker, *identity.People
// and every index.Engine fit, held together for the time of one answer.
//
// Where nothing is found, [Archive.WithNear] looks for what comes nearest (near.go).
package archive

import (
	"context"
	"time"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// Asker answers questions; *answer.Asker is one.
type Asker interface {
	Ask(ctx context.Context, question string, limit int) (answer.Answer, error)
	Find(ctx context.Context, u answer.Understood, limit int) (answer.Answer, error)
}

// Checker checks quotations; *quotecheck.Checker is one.
type Checker interface {
	Check(ctx context.Context, words, by string) (quotecheck.Result, error)
}

// People knows who speaks in the archive; *identity.People is one.
type People interface {
	Complete(typed string, n int) []identity.Individual
	Find(asked string) []identity.Individual
	Nearest(asked string, n int) []identity.Individual
}

// Library has the articles themselves; every [index.Engine] is one.
type Library interface {
	Outlets() map[string]int // with their number of articles
	Articles(ctx context.Context, ids []string) ([]*corpus.Article, error)
	Built() time.Time
	Counts() index.Report
}

// Archive is what is searched while one question is answered.
type Archive struct {
	Asker   Asker        // nil while the archive is being prepared
	Checker Checker      // nil checks no quotations
	People  People       // nil offers no names
	Library Library      // nil leaves out what needs whole articles
	Table   *names.Table // concepts to offer as topics; nil means the embedded table
}

// Chronicler counts statements by month; *answer.Asker is one.
type Chronicler interface {
	Timeline(ctx context.Context, u answer.Understood) (answer.Timeline, error)
}
