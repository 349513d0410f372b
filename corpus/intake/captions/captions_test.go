package captions_test

import (
	"strings"
	"testing"

	"onrecord/corpus/intake/captions"
)

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"srt":    {"1\r\n00:00:01,000 --> 00:00:03,000\r\nThe ferry\r\nwill run,\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n<i>Ann Lee</i> said.\r\n\r\n3\r\n00:00:30,000 --> 00:00:33,000\r\nNobody came.\r\n", "The ferry will run, Ann Lee said.\n\nNobody came."},
		"voices": {"WEBVTT\n\nNOTE x\nhidden\n\n00:01.000 --> 00:03.000 align:start\n<v Ann Lee>We wait &amp; see.</v>\n\n00:03.000 --> 00:05.000\n<v Ann Lee>Still.\n\n00:05.000 --> 00:06.000\n<v Tom Reed>No.", "Ann Lee: We wait & see. Still.\n\nTom Reed: No."},
		"names":  {"1\n00:00:01,000 --> 00:00:03,000\n[music]\nANN LEE: We wait.\n\n2\n00:00:03,000 --> 00:00:05,000\nTom Reed: No.\n", "ANN LEE: We wait.\n\nTom Reed: No."},
		"scroll": {"WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\nthe ferry<00:00:00.500><c> runs</c>\n\n00:00:02.000 --> 00:00:02.010\nthe ferry runs\n\n00:00:02.010 --> 00:00:04.000\nthe ferry runs\nagain<c> today</c>\n", "the ferry runs again today"},
		"turns":  {"1\n0:00:01,0 --> 0:00:03,0\n>> When?\n\n2\n0:00:03,0 --> 0:00:05,0\n>> Today.", "When?\n\nToday."},
		"sbv":    {"0:00:01.000,0:00:03.000\nThe ferry runs.\n", "The ferry runs."},
	} {
		if got, err := captions.Read(c.raw); err != nil || got != c.want {
			t.Errorf("%s: %v, got %q, want %q", name, err, got, c.want)
		}
	}
	for _, raw := range []string{"", "WEBVTT\n\n", "00:00:01,000 --> 00:00:03,000\n\n", "The ferry runs."} {
		if got, err := captions.Read(raw); err == nil {
			t.Errorf("%q was read as %q", raw, got)
		}
	}
	long := "WEBVTT\n\n" + strings.Repeat("00:00:00.000 --> 00:00:01.000\nThe ferry runs.\nIt is late "+strings.Repeat("x", 50)+".\n\n", 20_000)
	if _, err := captions.Read(long); err != nil {
		t.Error(err)
	}
}
