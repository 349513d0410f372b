package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"onrecord/bot/web"
)

// Whatever an address says, what comes is a page with a status that is meant.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"\nx", "search\nq=what+did+Molde+say&page=1", "article\nid=no-address&from=0&to=9&sum=", "article\nid=port/quay+one&from=&to=&until=9&sig=a",
		"speaker\nname=Tove+Brandt&when=2018-04&topic=ferry&page=2", "timeline\nspeaker=molde&topic=%00", "search\nq=%ff%fe&page=%2b1", "search\nq=a&q=b;c"} {
		page, query, _ := strings.Cut(seed, "\n")
		f.Add(page, query)
	}
	ix := built(f, articles()[:5])
	h := web.New(web.Config{Archive: served(ix)})
	closed := web.New(web.Config{Archive: served(ix), Links: &web.Links{Key: make([]byte, 32)}})
	f.Fuzz(func(t *testing.T, page, query string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path, r.URL.RawQuery = "/"+page, query
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		switch w.Code {
		case http.StatusOK, http.StatusMultipleChoices, http.StatusBadRequest, http.StatusNotFound:
		default:
			t.Errorf("%q %q: status %d\n%s", page, query, w.Code, w.Body)
		}
		if page != "style.css" && page != "icon.svg" {
			sound(t, page, w)
		}
		w = httptest.NewRecorder()
		closed.ServeHTTP(w, r)
		if w.Code == http.StatusOK && page != "style.css" && page != "icon.svg" {
			t.Errorf("%q %q opens a private archive", page, query)
		}
	})
}
