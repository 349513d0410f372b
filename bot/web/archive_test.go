package web_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"onrecord/answer"
	"onrecord/bot/web"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded"
)

// hostile is a title and text that try to be more than words.
const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> "'&amp; {{.}} </title><style>body{display:none}</style>` + "\u202e"

// article is an article, short to write.
type article struct{ ID, Title, Text, URL, Outlet, Author, Date string }

// articles are those of the tests: some with an address and some without, one that is
// hostile, and a speaker with statements of many months.
func articles() []article {
	list := []article{
		{ID: "port/quay one", Title: "Port Ellis shuts its oldest quay & the crane <north>", Outlet: "Harbour Herald", Author: "Cy Marsh", Date: "2021-03-10", URL: "https://herald.example/quay",
			Text: "“The quay closes on Friday and nobody should be surprised by it,” said Ingrid Molde, the harbour master of Port Ellis, on Tuesday, 9 March 2021.\n\n" +
				"Omar Reyes, the union leader, said that the closure would cost forty jobs.\n\nMolde told the Herald that the crane would stay.\n\nThe town council meets on Thursday.\n\n“We were never asked,” Reyes said."},
		{ID: "no-address", Title: "Quay reopens early", Outlet: "The Lantern", Date: "2021-05-02",
			Text: "“We open the quay again today,” said Ingrid Molde, the harbour master.\n\n“It took nine weeks and Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselverlängerungsantragsformularsammelstellenleitung,” Omar Reyes said of the paperwork for the quay."},
		{ID: "hostile", Title: hostile, Outlet: hostile, Author: hostile, Date: "2021-06-01",
			Text: "“The ferry " + hostile + " sails at noon,” said Petra Lind, captain of the ferry <b>Nora</b>.\n\n“=1+1 is two,” Petra Lind said of the ferry."},
	}
	for i := range 34 {
		day := time.Date(2018, time.Month(1+i), 3, 0, 0, 0, 0, time.UTC)
		if i > 20 {
			day = day.AddDate(0, 7, 0)
		}
		list = append(list, article{ID: fmt.Sprintf("monthly/%d", i), Title: fmt.Sprintf("Ferry report %d", i), Outlet: "Island Weekly", Date: day.Format(time.DateOnly),
			Text: fmt.Sprintf("“The ferry carried %d thousand people this time,” said Tove Brandt, the line's director.\n\n“Report %d shows the timetable of the islands works,” Brandt said.", i+3, i)})
	}
	return list
}

// built is the archive of some articles.
func built(t testing.TB, list []article) *embedded.Index {
	t.Helper()
	// They come as they are, not by way of intake, which would clean what is hostile.
	walk := func(_ context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
		for _, a := range list {
			day, _ := dates.Parse(a.Date)
			err := found(&corpus.Article{ID: a.ID, Path: a.ID, Title: a.Title, Text: a.Text, URL: a.URL, Outlet: a.Outlet, Author: a.Author, Language: "en",
				Published: day, Basis: dates.Published, Hash: a.ID})
			if err != nil {
				return err
			}
		}
		return nil
	}
	ix, rep, err := embedded.Build(t.Context(), index.Config{Walk: walk})
	if err != nil || rep.Articles != len(list) {
		t.Fatalf("%d articles of %d, %v", rep.Articles, len(list), err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	return ix
}

func served(ix *embedded.Index) func() (web.Archive, func(), error) {
	return func() (web.Archive, func(), error) {
		return web.Archive{Asker: answer.New(ix, answer.Config{}), Engine: ix}, func() {}, nil
	}
}
