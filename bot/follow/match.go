package follow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/corpus/copies"
	"onrecord/corpus/names"
	"onrecord/index"
)

const (
	atATime   = 400 // new articles that are looked at together
	mostFound = 100 // statements that are found for a follow among them
	mostKept  = 10  // of them that are kept to be shown; the others are counted
	// mostWaiting is how often something is found for a follow that is paused.
	mostWaiting = 50
)

// Update looks what is new in an archive and writes down what of it is for whom. The first
// archive of all is what is there before anybody follows anything. It goes on where it was
// interrupted; what is not whole is done again.
func (s *Service) Update(ctx context.Context, e Engine, table *names.Table) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	fresh, moved := s.log.unknown(e)
	for some := range slices.Chunk(moved, 5*atATime) {
		if err := s.log.add(step{Known: some}); err != nil {
			return err
		}
	}
	var follows []Follow
	if s.log.ready {
		all, err := s.All()
		if err != nil {
			return err
		}
		built := e.Built()
		waiting := s.log.waiting()
		follows = slices.DeleteFunc(all, func(f Follow) bool {
			return !f.Since.Before(built) || f.Paused != "" && len(waiting[f.ID]) >= mostWaiting
		})
	}
	for some := range slices.Chunk(fresh, atATime) {
		if err := s.look(ctx, e, table, some, follows); err != nil {
			return err
		}
	}
	if s.log.ready {
		s.looked.Store(&e)
		return nil
	}
	s.note.Info("bot: what the archive has now counts as known to those who follow something", "articles", len(s.log.known.byID))
	err := s.log.add(step{Ready: true})
	if err == nil {
		s.looked.Store(&e)
	}
	return err
}

// SinceOf is from when on a follow that is made now is told what is new: from the next
// state of the archive on, and where that which is asked now has been looked at, zero.
func (s *Service) SinceOf(e Engine) time.Time {
	if last := s.looked.Load(); last != nil && *last == e {
		return time.Time{}
	}
	return e.Built()
}

// freshArticle is one that was not there as it is now.
type freshArticle struct{ id, hash string }

// unknown are the articles of an archive that are new or have changed, and those that are
// known under another ID.
func (j *journal) unknown(e Engine) (fresh []freshArticle, moved []knownArticle) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for id, hash := range e.Hashes() {
		hash = hashOf(id, hash)
		before, ok := j.known.byID[id]
		if ok && before.Hash == hash {
			continue
		}
		if at, there := j.known.byHash[hash]; there {
			moved = append(moved, knownArticle{id, hash, j.known.byID[at].Said})
			continue
		}
		fresh = append(fresh, freshArticle{id, hash})
	}
	return fresh, moved
}

// look finds what is new for whom in some articles, and takes them for known: one step.
func (s *Service) look(ctx context.Context, e Engine, table *names.Table, some []freshArticle, follows []Follow) error {
	ids := make([]string, len(some))
	for i, a := range some {
		ids[i] = a.id
	}
	hits, err := recordsOf(ctx, e, ids)
	if err != nil {
		return err
	}
	var done step
	before := map[string]map[string]bool{} // prints of the changed articles' statements, as they were
	for i, a := range some {
		var prints []string
		for _, h := range hits[i] {
			if h.Kind == index.Statement {
				prints = append(prints, printOf(h.Statement.Speaker, h.Content))
			}
		}
		slices.Sort(prints)
		done.Known = append(done.Known, knownArticle{a.id, a.hash, packPrints(slices.Compact(prints))})
		if was, ok := s.log.known.byID[a.id]; ok {
			before[a.id] = unpackPrints(was.Said)
		}
	}
	if len(follows) > 0 {
		if done.Found, err = s.match(ctx, e, table, ids, hits, before, follows); err != nil {
			return err
		}
	}
	return s.log.add(done)
}

// match asks the questions of all follows of the articles.
func (s *Service) match(ctx context.Context, e Engine, table *names.Table, ids []string, hits [][]index.Hit, before map[string]map[string]bool, follows []Follow) (all []found, err error) {
	of := map[string][]string{} // follows by their question
	var questions []string
	for _, f := range follows {
		if of[f.Asked] == nil {
			questions = append(questions, f.Asked)
		}
		of[f.Asked] = append(of[f.Asked], f.ID)
	}
	answers := map[string][]answer.Excerpt{}
	if err := askAll(ctx, e, table, ids, hits, before, questions, answers); err != nil {
		return nil, err
	}
	next, now := s.log.next, s.now().UTC()
	for _, asked := range questions {
		es := answers[asked]
		if len(es) == 0 {
			continue
		}
		newestFirst(es)
		x := found{N: next, Follows: of[asked], At: now, More: max(0, len(es)-mostKept)}
		for _, one := range es[:min(mostKept, len(es))] {
			x.Items = append(x.Items, Item{one})
		}
		all = append(all, x)
		next += len(x.Follows)
	}
	return all, nil
}

// askAll asks questions of some articles and adds what is new to their answers. What has
// more answers than are looked for at once is asked of each half of the articles.
func askAll(ctx context.Context, e Engine, table *names.Table, ids []string, hits [][]index.Hit, before map[string]map[string]bool, questions []string, answers map[string][]answer.Excerpt) error {
	p, err := openPart(ctx, e, ids, hits, table)
	if err != nil {
		return err
	}
	asker := p.asker(table)
	var more []string
	for _, asked := range questions {
		es, all, err := ask(ctx, asker, asked, before)
		if err != nil {
			_ = p.Close()
			return err
		}
		if !all && len(ids) > 1 {
			more = append(more, asked)
			continue
		}
		answers[asked] = append(answers[asked], es...)
	}
	if err := p.Close(); err != nil {
		return fmt.Errorf("follow: close what is new: %w", err)
	}
	if len(more) == 0 {
		return nil
	}
	half := len(ids) / 2
	err = askAll(ctx, e, table, ids[:half], hits[:half], before, more, answers)
	if err == nil {
		err = askAll(ctx, e, table, ids[half:], hits[half:], before, more, answers)
	}
	return err
}

// ask asks a question and leaves out what was there before; all reports whether there is
// no more.
func ask(ctx context.Context, asker *answer.Asker, asked string, before map[string]map[string]bool) (es []answer.Excerpt, all bool, err error) {
	u, err := Follow{Asked: asked}.Question()
	if err != nil {
		return nil, true, nil // written by a later version; it may go on with that
	}
	ans, err := asker.Find(ctx, u, mostFound)
	var bad *answer.QuestionError
	if errors.As(err, &bad) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("follow: ask %s: %w", asked, err)
	}
	isNew := func(e answer.Excerpt) bool {
		if e.Type == "passage" && (u.Quoted == "" || before[e.Article.ID] != nil) {
			return false
		}
		return !before[e.Article.ID][printOf(e.Speaker, e.Content)]
	}
	for _, e := range ans.Excerpts {
		group := slices.DeleteFunc(append([]answer.Excerpt{e}, e.Also...), func(e answer.Excerpt) bool { return !isNew(e) })
		if len(group) == 0 {
			continue
		}
		head := group[0]
		head.Also = group[1:]
		es = append(es, head)
	}
	return es, len(ans.Excerpts) < mostFound, nil
}

// newestFirst puts excerpts in the order in which they are told.
func newestFirst(es []answer.Excerpt) {
	slices.SortStableFunc(es, func(x, y answer.Excerpt) int { return strings.Compare(dayOf(y), dayOf(x)) })
}

// dayOf is the day of a statement, or else of its article, in an order that compares.
func dayOf(e answer.Excerpt) string {
	d := e.Date
	if d.Year == 0 && e.Article != nil {
		d = e.Article.Published
	}
	return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day)
}

// together puts what was found at several times into one list: copies under one, the
// newest first, and no more than are shown.
func together(fs []finding, table *names.Table, most int) (items []Item, more int) {
	var heads []answer.Excerpt
	var said []copies.Saying
	for _, f := range fs {
		more += f.More
		for _, i := range f.Items {
			s := copies.Read(i.Content, table)
			at := slices.IndexFunc(said, func(x copies.Saying) bool { return copies.Same(x, s) })
			if at >= 0 && names.Key(heads[at].Who()) == names.Key(i.Who()) {
				heads[at].Also = append(heads[at].Also, append([]answer.Excerpt{i.Excerpt}, i.Also...)...)
				continue
			}
			heads, said = append(heads, i.Excerpt), append(said, s)
		}
	}
	newestFirst(heads)
	for i := range heads {
		heads[i].Also = slices.CompactFunc(heads[i].Also, sameArticle)
	}
	more += max(0, len(heads)-most)
	for _, e := range heads[:min(most, len(heads))] {
		items = append(items, Item{e})
	}
	return items, more
}

func sameArticle(x, y answer.Excerpt) bool { return articleOf(x).ID == articleOf(y).ID }

func articleOf(e answer.Excerpt) corpus.Article {
	if e.Article == nil {
		return corpus.Article{}
	}
	return *e.Article
}
