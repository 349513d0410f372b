package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Where the archive is private every page needs a signature: of the passage that it shows,
// or of the whole archive. The first is in the links of answers and opens that article
// alone, so that who is passed a link is not passed the archive. Both end.
//
// Signed is an HMAC-SHA256 of what is opened and of the second at which that ends.

// The parameters that carry a signature.
const (
	paramUntil = "until" // a Unix time
	paramSig   = "sig"
	paramPass  = "pass" // "all": the signature is of the whole archive
)

// pass is what a request may open, and what the links of its page may therefore carry.
type pass struct {
	private bool
	all     bool
	until   int64 // when it ends; 0 where nothing does
	links   *Links
}

// nobody may open nothing but what is open to all.
func (l *Links) nobody() pass { return pass{private: l.private(), links: l} }

// admit says what a request for a page may open, or in a fault why it may open nothing.
func (l *Links) admit(page string, values url.Values) (pass, error) {
	p := l.nobody()
	if !p.private {
		return p, nil
	}
	sig, ends := values.Get(paramSig), values.Get(paramUntil)
	if sig == "" {
		return l.nobody(), fault{http.StatusForbidden, "This archive is private", "Its pages open by the links under answers. Please use one of those."}
	}
	until, err := strconv.ParseInt(ends, 10, 64)
	scope := wholeArchive
	if p.all = values.Get(paramPass) == "all"; !p.all {
		scope = scopeOf(values)
	}
	if err != nil || !hmac.Equal([]byte(sig), []byte(l.sign(scope, until))) || !p.all && page != "article" {
		return l.nobody(), fault{http.StatusForbidden, "This link is not as it was made", "A part of it was lost or changed. Please use the link under the answer again."}
	}
	if l.now().Unix() > until {
		return l.nobody(), fault{http.StatusGone, "This link has ended", "Links to this archive work for a while only. Ask again for a new one."}
	}
	p.until = until
	return p, nil
}

// wholeArchive is what a signature of everything is of.
const wholeArchive = "archive"

// scopeOf is what a signature of one passage is of: the parameters that say which.
func scopeOf(values url.Values) string {
	parts := []string{"article"}
	for _, name := range []string{paramArticle, paramFrom, paramTo, paramSum} {
		parts = append(parts, strconv.Quote(values.Get(name)))
	}
	return strings.Join(parts, " ")
}

// sign is the signature of a scope that ends at a second.
func (l *Links) sign(scope string, until int64) string {
	m := hmac.New(sha256.New, l.Key)
	fmt.Fprintf(m, "onrecord reader 1\n%d\n%s", until, scope)
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// ends is when a link that is made now ends: at a full hour, so that an answer that is
// shown twice has the same links.
func (l *Links) ends() int64 {
	if l.until != 0 {
		return l.until
	}
	return l.now().Add(l.Lasts).Truncate(time.Hour).Add(time.Hour).Unix()
}
