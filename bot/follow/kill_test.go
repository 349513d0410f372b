package follow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded"
)

var soak = flag.Bool("soak", false, "follow a thousand questions through ten thousand articles and a hundred kills")

// errKilled is what every call returns once the process is dead.
var errKilled = errors.New("killed")

// life is one life of a process, which ends at a call that is drawn by lot: while a file
// is written, or before or after Discord has taken a message.
type life struct {
	rand *rand.Rand
	left int // calls until the end; negative when there is none
	dead bool
}

// step reports whether the process dies in this call.
func (l *life) step() (dies bool) {
	if l.dead {
		return true
	}
	l.left--
	l.dead = l.left == 0
	return l.dead
}

// disk is files that keep what is done to them; the call in which a process dies is done in
// part, or not, or whole.
type disk struct {
	*life
	files map[string][]byte
}

func (d disk) Read(name string) ([]byte, error) {
	if d.dead {
		return nil, errKilled
	}
	data, ok := d.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return slices.Clone(data), nil
}

func (d disk) Append(name string, data []byte) error {
	if d.dead {
		return errKilled
	}
	if d.step() {
		d.files[name] = append(d.files[name], data[:d.rand.IntN(len(data)+1)]...)
		return errKilled
	}
	d.files[name] = append(d.files[name], data...)
	return nil
}

func (d disk) Replace(name string, data []byte) error {
	if d.dead {
		return errKilled
	}
	dies := d.step()
	if !dies || d.rand.IntN(2) == 0 {
		d.files[name] = slices.Clone(data)
	}
	if dies {
		return errKilled
	}
	return nil
}

func (d disk) Remove(name string) error {
	if d.dead {
		return errKilled
	}
	dies := d.step()
	if !dies || d.rand.IntN(2) == 0 {
		delete(d.files, name)
	}
	if dies {
		return errKilled
	}
	return nil
}

func (d disk) Names(folder string) (names []string, err error) {
	if d.dead {
		return nil, errKilled
	}
	for name := range d.files {
		if rest, ok := strings.CutPrefix(name, folder+"/"); ok {
			names = append(names, rest)
		}
	}
	slices.Sort(names)
	return names, nil
}

// room is Discord: it keeps what is posted, and drops a second message of one nonce for
// two minutes.
type room struct {
	*life
	now    func() time.Time
	posted []post
	closed map[string]bool
	paused []string
}

type post struct {
	key, follow string
	at          time.Time
	said        []string
	more        int
}

func (r *room) Post(_ context.Context, d Delivery) (string, error) {
	if r.dead {
		return "", errKilled
	}
	if r.closed[d.Follow.Channel] {
		return "", &RefusedError{Why: "the channel is gone"}
	}
	dies := r.step()
	if dies && r.rand.IntN(2) == 0 {
		return "", errKilled // it never left
	}
	twice := slices.ContainsFunc(r.posted, func(p post) bool { return p.key == d.Key && r.now().Sub(p.at) < 2*time.Minute })
	if !twice {
		p := post{key: d.Key, follow: d.Follow.ID, at: r.now(), more: d.More}
		for _, i := range d.Items {
			p.said = append(p.said, i.Content)
			for _, e := range i.Also {
				p.said = append(p.said, e.Content)
			}
		}
		r.posted = append(r.posted, p)
	}
	if dies {
		return "", errKilled
	}
	return "m" + d.Key, nil
}

func (r *room) Posted(_ context.Context, d Delivery) (string, error) {
	if r.step() {
		return "", errKilled
	}
	for _, p := range r.posted {
		if p.key == d.Key {
			return "m" + d.Key, nil
		}
	}
	return "", nil
}

func (r *room) Paused(_ context.Context, f Follow) { r.paused = append(r.paused, f.ID) }

// press makes articles of people and things that do not exist.
type press struct {
	*rand.Rand
	speakers, things []string
	lot              int
	read             map[string]reading // by hash: what is found in an article, which is found once
	mu               sync.Mutex
}

type reading struct {
	statements []corpus.Statement
	passages   []corpus.Passage
}

func newPress(r *rand.Rand, speakers, things int) *press {
	p := &press{Rand: r, read: map[string]reading{}}
	first := []string{"Ida", "Nils", "Karla", "Otto", "Vera", "Hugo", "Agnes", "Emil", "Greta", "Lars", "Olga", "Paul"}
	head := strings.Fields("Ander Birken Carls Dahl Eriks Fredriks Gustav Hallin Isak Johan Krist Lind Mort Nykv Osterg Peders Qvarn Rosen Sund Thorv")
	tail := strings.Fields("holm dottir blad heim kvist wald torp hammar inger oxe feldt gren lycke mann nagel orre plogh qvist rask skog tun udd vassel weg ystad")
	for i := range speakers {
		p.speakers = append(p.speakers, first[i%len(first)]+" "+head[i%len(head)]+tail[i/len(head)%len(tail)])
	}
	ends := strings.Fields("bridge gate mill yard hall bank port field house tower")
	begins := strings.Fields("stone oak iron salt corn glass north south river snow wind gold silver copper moss fern clay coal wool hay")
	for i := range things {
		p.things = append(p.things, begins[i%len(begins)]+ends[i/len(begins)%len(ends)])
	}
	return p
}

// fates are what becomes of things, in words that nobody takes for one another.
var fates = []string{"will open its doors to every child of the county", "must close before the first frost comes", "needs a whole new roof and better windows",
	"was sold to a family from abroad", "costs far more than anybody had thought", "stays empty because no tenant wants it"}

// said is a statement as the test knows it.
type said struct{ speaker, thing, content string }

// paper is an article with what is said in it.
type paper struct {
	id, text string
	said     []said
	edits    int
}

func (p *press) sentence() (string, said) {
	p.lot++
	s := said{speaker: p.speakers[p.IntN(len(p.speakers))], thing: p.things[p.IntN(len(p.things))]}
	s.content = fmt.Sprintf("The %s %s under plan %d", s.thing, fates[p.IntN(len(fates))], 10_000+p.lot)
	return fmt.Sprintf("“%s,” said %s.", s.content, s.speaker), s
}

func (p *press) paper(n int) *paper {
	a := &paper{id: fmt.Sprintf("gazette/%05d", n)}
	a.text = fmt.Sprintf("The council met for the %d. time.", n)
	p.add(a)
	return a
}

func (p *press) add(a *paper) said {
	words, s := p.sentence()
	a.text += "\n\n" + words
	a.said = append(a.said, s)
	return s
}

// engine is an archive built from nothing.
func (p *press) engine(t *testing.T, papers map[string]*paper) *embedded.Index {
	t.Helper()
	ix, _, err := embedded.Build(t.Context(), index.Config{Force: true,
		Walk: walkOf(papers),
		Extract: func(a *corpus.Article) ([]corpus.Statement, []corpus.Passage) {
			p.mu.Lock()
			r, ok := p.read[a.Hash]
			p.mu.Unlock()
			if !ok {
				r = reading{a.Statements(nil), a.Passages()}
				p.mu.Lock()
				p.read[a.Hash] = r
				p.mu.Unlock()
			}
			return r.statements, r.passages
		}})
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// expected is what each follow must be told: content by follow.
type expected struct {
	of      map[string]map[string]bool
	asked   []answer.Understood
	follows []Follow
}

func (e *expected) add(s said) {
	for i, f := range e.follows {
		u := e.asked[i]
		if (u.Speaker == "" || u.Speaker == s.speaker) && (u.Topic == "" || u.Topic == s.thing) && (u.Quoted == "" || strings.Contains(s.content, u.Quoted)) {
			if e.of[f.ID] == nil {
				e.of[f.ID] = map[string]bool{}
			}
			e.of[f.ID][s.content] = true
		}
	}
}

// Whatever is killed when: who follows something is told of each new statement on it, once.
func TestToldOnce(t *testing.T) {
	size := struct{ follows, speakers, things, before, updates, each, kills int }{60, 40, 20, 60, 6, 50, 40}
	if *soak {
		size.follows, size.speakers, size.things, size.before, size.updates, size.each, size.kills = 1000, 500, 200, 1000, 20, 500, 100
	}
	r := rand.New(rand.NewPCG(18, 11))
	p := newPress(r, size.speakers, size.things)
	clock := time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)
	now := func() time.Time { return clock }
	l := &life{rand: r, left: -1}
	d := disk{l, map[string][]byte{}}
	discord := &room{life: l, now: now, closed: map[string]bool{}}
	open := func() (*Service, error) {
		s := New(d, discord, now, slog.New(slog.DiscardHandler))
		return s, s.Begin()
	}
	kills, lives := 0, 0

	// run does something until it is done, through so many kills.
	run := func(deaths, span int, do func(*Service) error) {
		t.Helper()
		for {
			l.dead, l.left = false, -1
			if deaths > 0 {
				l.left = 1 + r.IntN(span)
			}
			s, err := open()
			if lives++; err == nil {
				err = do(s)
			}
			if err == nil && !l.dead {
				return
			}
			if !errors.Is(err, errKilled) {
				t.Fatalf("not killed, and still: %v", err)
			}
			kills++
			deaths--
			clock = clock.Add(time.Duration(r.IntN(3600)) * time.Second)
		}
	}

	papers := map[string]*paper{}
	for n := range size.before {
		a := p.paper(n)
		papers[a.id] = a
	}
	ix := p.engine(t, papers)
	run(2, 2+size.before/atATime, func(s *Service) error { return s.Update(t.Context(), ix, nil) })
	var follows []Follow
	l.dead, l.left = false, -1
	s, err := open()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), ix, nil); err != nil {
		t.Fatal(err)
	}
	for n := range size.follows {
		u := answer.Understood{Speaker: p.speakers[n%size.speakers]}
		switch n % 4 {
		case 1:
			u = answer.Understood{Topic: p.things[n%size.things]}
		case 2:
			u.Topic = p.things[n%size.things]
		case 3:
			u = answer.Understood{Quoted: fates[n%len(fates)]}
		}
		f, err := s.Add(Follow{User: fmt.Sprint(n), Channel: fmt.Sprint("c", n%7), Asked: AskedOf(u), Every: []Every{AtOnce, AtOnce, Daily, Weekly}[n/4%4], Since: s.SinceOf(ix)})
		if err != nil {
			t.Fatal(err)
		}
		follows = append(follows, f)
	}
	must := expected{of: map[string]map[string]bool{}, follows: follows}
	for _, f := range follows {
		u, _ := f.Question()
		must.asked = append(must.asked, u)
	}
	articles, gone := size.before, map[string]*paper{}
	for u := range size.updates {
		for range size.each {
			a := p.paper(articles)
			articles++
			papers[a.id] = a
			must.add(a.said[0])
		}
		for i, id := range slices.Sorted(maps.Keys(papers)) {
			a := papers[id]
			switch (i*7 + u) % 41 {
			case 0: // it is edited elsewhere
				a.edits++
				a.text += "\n\nThis report was brought up to date."
			case 1: // it is moved
				delete(papers, id)
				a.id = fmt.Sprintf("moved%d/%s", u, strings.ReplaceAll(id, "/", "-"))
				papers[a.id] = a
			case 2: // somebody else speaks in it
				must.add(p.add(a))
			case 3: // it is away for a while
				delete(papers, id)
				gone[id] = a
			}
		}
		if u%3 == 2 || u == size.updates-1 {
			maps.Copy(papers, gone)
			clear(gone)
		}
		next := p.engine(t, papers)
		run(size.kills/size.updates/2, 3, func(s *Service) error { return s.Update(t.Context(), next, nil) })
		clock = clock.Add(24 * time.Hour)
		run(size.kills/size.updates-size.kills/size.updates/2, size.follows/2, func(s *Service) error {
			_, err := s.Deliver(t.Context(), nil)
			return err
		})
		_ = ix.Close()
		ix = next
	}
	clock = clock.Add(15 * 24 * time.Hour)
	run(2, size.follows/4, func(s *Service) error { _, err := s.Deliver(t.Context(), nil); return err })
	_ = ix.Close()

	missed, doubled, wrong, told := 0, 0, 0, 0
	for _, f := range follows {
		got, more := map[string]int{}, 0
		for _, x := range discord.posted {
			if x.follow == f.ID {
				more += x.more
				for _, c := range x.said {
					got[contentKey(c)]++
				}
			}
		}
		want := map[string]bool{}
		for c := range must.of[f.ID] {
			want[contentKey(c)] = true
		}
		n := 0
		for c, times := range got {
			n++
			doubled += times - 1
			if !want[c] {
				wrong++
				if wrong < 10 {
					t.Logf("%s was told of %q", f.Asked, c)
				}
			}
		}
		told += n + more
		if n+more != len(want) {
			missed += max(0, len(want)-n-more)
			if missed > 200 {
				continue
			}
			t.Logf("%s: told %d and %d more of %d", f.Asked, n, more, len(want))
		}
	}
	keys := map[string]int{}
	for _, x := range discord.posted {
		if keys[x.key]++; keys[x.key] > 1 {
			doubled++
		}
	}
	t.Logf("%d follows, %d new articles in %d updates, %d kills in %d lives, %d messages, %d statements told: %d missed, %d doubled, %d of something else",
		len(follows), articles-size.before, size.updates, kills, lives, len(discord.posted), told, missed, doubled, wrong)
	if missed+doubled+wrong > 0 || told == 0 || kills < size.kills*3/4 {
		t.Fail()
	}
}

func contentKey(c string) string {
	i := strings.LastIndex(c, "plan ")
	return strings.Trim(c[max(i, 0):], "”, .")
}

// walkOf hands out papers in the order of their IDs.
func walkOf(papers map[string]*paper) index.Walk {
	return func(_ context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
		for _, id := range slices.Sorted(maps.Keys(papers)) {
			a := papers[id]
			if err := found(&corpus.Article{ID: id, Title: "Council", Text: a.text, Outlet: "The Gazette", Hash: hashText(a.text), Published: dates.Date{Year: 2026, Month: 11, Day: 1 + len(a.text)%20}}); err != nil {
				return err
			}
		}
		return nil
	}
}

func hashText(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
