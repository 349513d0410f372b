package answer_test

import (
	"strings"
	"testing"
)

func TestOnATopicByWhatStandsRoundIt(t *testing.T) {
	asker := archiveOf(t,
		"# Town council buys the old lighthouse\n\nThe council of Velby has bought the lighthouse from the port.\n\n“We waited ten years for this,” said Mayor Ina Thule.\n\nThe lighthouse was built in 1871 and has been dark since 1990.\n\nEngineer Ola Vik said the lamp can be mended.",
		"# 5 things to know on Friday\n\nThe lighthouse of Velby has a new owner.\n\n“Nobody likes a wet summer,” the farmer Per Os said.\n\nBread is dearer.\n\n“The oven is broken,” said the baker Una Dahl.\n\nTrains were late.\n\nThe choir sang.\n\nThe lake froze.",
		"# A good year for apples\n\nThe harvest was large.\n\n“I have never seen the like,” said the farmer Nils Bye. “The cider will be sweet,” Bye said.\n\nThe farm lies near the river. It has grown apples since 1900.",
	)
	for question, want := range map[string]string{
		"what did Thule say about the lighthouse":   "Ina Thule",
		"thule lighthouse":                          "Ina Thule",
		"what did Vik say about the lighthouse":     "Ola Vik",
		"what did Os say about the lighthouse":      "", // of a digest
		"what did Una Dahl say about a lighthouse":  "",
		"what did Bye say about apples":             "Nils Bye",
		"what did Bye say about the lighthouse":     "",
		"what did Thule say about apples":           "",
		`did Thule say "lighthouse keepers wanted"`: "", // words that are quoted must be there
	} {
		got := whoSays(mustAsk(t, asker, question, 0))
		if first, _, _ := strings.Cut(got, ";"); first != want {
			t.Errorf("%q is answered by %q, want %q first", question, got, want)
		}
	}
	a := mustAsk(t, asker, "what did Thule say about the lighthouse", 0)
	if len(a.Excerpts) == 0 || !strings.Contains(a.Excerpts[0].Tie, "under the headline “Town council buys the old lighthouse”") {
		t.Errorf("what ties it to the topic is not told: %+v", a.Excerpts)
	}
	if a = mustAsk(t, asker, "what did Bye say about cider", 0); len(a.Excerpts) == 0 || a.Excerpts[0].Tie != "" {
		t.Errorf("own words are told to be tied by others: %+v", a.Excerpts)
	}
}
