package bot_test

import (
	"context"
	"testing"

	"onrecord/answer"
	"onrecord/bot"
	"onrecord/index"
)

// sample is the embedded sample, read and indexed as the program does it.
func sample(t *testing.T) func() (bot.Archive, func(), error) {
	t.Helper()
	ix, _, err := index.Build(context.Background(), index.Config{})
	if err != nil {
		t.Fatal(err)
	}
	live := index.NewLive(ix)
	t.Cleanup(func() { _ = ix.Close() })
	return func() (bot.Archive, func(), error) {
		ix, release := live.Acquire()
		if ix == nil {
			return bot.Archive{}, release, nil
		}
		return bot.Archive{Asker: answer.New(ix, answer.Config{}), People: ix.People()}, release, nil
	}
}
