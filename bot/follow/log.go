package follow

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"onrecord/bot/store"
)

// logName is the file of the log.
const logName = folder + "/log.jsonl"

// step is a line of the log: something that has happened whole or not at all.
type step struct {
	Known []knownArticle `json:"known,omitempty"` // articles as they are known from now on
	Found []found        `json:"found,omitempty"` // what is new for whom, in the articles of this line
	// Ready says that all that was in the archive before the first follow is known.
	Ready bool     `json:"ready,omitempty"`
	Begun *begun   `json:"begun,omitempty"`
	Sent  *sending `json:"sent,omitempty"`
	// Told is how many statements each follow had been told when the log was shortened.
	Told map[string]int `json:"told,omitempty"`
	Next int            `json:"next,omitempty"` // number of the next finding, then
}

// found is what is new on one question in some articles, for each who follows it.
type found struct {
	N       int       `json:"n"` // number of the first one's finding; the others' follow
	Follows []string  `json:"follows"`
	At      time.Time `json:"at"`
	Items   []Item    `json:"items"`
	More    int       `json:"more,omitempty"` // statements beyond the items
}

// finding is the same for one of them.
type finding struct {
	N      int
	Follow string
	At     time.Time
	Items  []Item // shared with the findings of others
	More   int
}

// begun is a delivery that may be under way.
type begun struct {
	Key    string    `json:"key"`
	Follow string    `json:"follow"`
	Of     []int     `json:"of"` // numbers of findings
	At     time.Time `json:"at"`
}

// sending is how a delivery ended: it stands in a message, was given up, or could not be
// posted and waits until its follow goes on.
type sending struct {
	Key     string `json:"key"`
	Message string `json:"message,omitempty"`
	Dropped string `json:"dropped,omitempty"` // why
	Waits   bool   `json:"waits,omitempty"`
}

// journal is the log, and what it says.
type journal struct {
	files store.Files
	log   *slog.Logger

	mu      sync.Mutex
	known   known
	ready   bool
	pending []finding
	open    map[string]*begun
	told    map[string]int // statements, by follow
	next    int
	lines   int
	torn    bool // a line may stand there in part
	size    int  // bytes of whole lines
	short   int  // and when the log was shortened
}

// openJournal reads the log. Numbers of findings go on from the seconds of now where the log
// does not know higher ones, so that no key of a delivery comes twice when a log is lost.
func openJournal(files store.Files, now time.Time, log *slog.Logger) (*journal, error) {
	j := &journal{files: files, log: log, known: newKnown(), open: map[string]*begun{}, told: map[string]int{}}
	data, err := files.Read(logName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("follow: read the log: %w", err)
	}
	whole := data[:bytes.LastIndexByte(data, '\n')+1]
	damaged := 0
	for line := range bytes.Lines(whole) {
		var s step
		if json.Unmarshal(line, &s) != nil {
			damaged++
			continue
		}
		j.apply(s)
	}
	j.size, j.torn = len(whole), len(whole) < len(data)
	j.next = max(j.next, int(now.Unix()))
	if damaged > 0 {
		// What a line said that cannot be read is not known: it may have been told.
		log.Error("bot: the log of follows is damaged; it was put aside, and what the archive has now counts as known", "lines", damaged, "file", logName+store.Damaged)
		if err := files.Replace(logName+store.Damaged, data); err != nil {
			return nil, fmt.Errorf("follow: put the log aside: %w", err)
		}
		j.ready = false
	}
	if damaged > 0 || j.size > mostGrown {
		return j, j.shorten()
	}
	return j, nil
}

// mostGrown is by how many bytes the log may be longer than it need be.
const mostGrown = 16 << 20

// add writes a step down and then counts it as done.
func (j *journal) add(s step) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	line, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("follow: write the log: %w", err)
	}
	if j.torn {
		if err := j.mend(); err != nil {
			return fmt.Errorf("follow: mend the log: %w", err)
		}
	}
	line = append(line, '\n')
	if err := j.files.Append(logName, line); err != nil {
		j.torn = true
		return fmt.Errorf("follow: write the log: %w", err)
	}
	j.size += len(line)
	j.apply(s)
	if j.size > 2*j.short+mostGrown {
		return j.shorten()
	}
	return nil
}

// mend cuts a line off that stands there in part.
func (j *journal) mend() error {
	data, err := j.files.Read(logName)
	if err == nil {
		err = j.files.Replace(logName, data[:min(j.size, len(data))])
	}
	j.torn = err != nil
	return err
}

// apply counts a step as done.
func (j *journal) apply(s step) {
	j.lines++
	for _, a := range s.Known {
		j.known.put(a)
	}
	for _, f := range s.Found {
		for i, id := range f.Follows {
			j.pending = append(j.pending, finding{f.N + i, id, f.At, f.Items, f.More})
		}
		j.next = max(j.next, f.N+len(f.Follows))
	}
	j.ready = j.ready || s.Ready
	j.next = max(j.next, s.Next)
	for id, n := range s.Told {
		j.told[id] += n
	}
	if s.Begun != nil {
		j.open[s.Begun.Key] = s.Begun
	}
	if s.Sent == nil || j.open[s.Sent.Key] == nil {
		return
	}
	b := j.open[s.Sent.Key]
	delete(j.open, s.Sent.Key)
	if s.Sent.Waits {
		return
	}
	j.pending = slices.DeleteFunc(j.pending, func(f finding) bool {
		done := slices.Contains(b.Of, f.N)
		if done && s.Sent.Dropped == "" {
			j.told[f.Follow] += len(f.Items) + f.More
		}
		return done
	})
}

// shorten leaves in the log what still counts.
func (j *journal) shorten() error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	lines := 0
	write := func(s step) error { lines++; return enc.Encode(s) }
	var err error
	for some := range slices.Chunk(j.known.all(), 500) {
		err = errors.Join(err, write(step{Known: some}))
	}
	err = errors.Join(err, write(step{Ready: j.ready, Told: j.told, Next: j.next}))
	for _, f := range j.pending {
		err = errors.Join(err, write(step{Found: []found{{f.N, []string{f.Follow}, f.At, f.Items, f.More}}}))
	}
	for _, key := range slices.Sorted(maps.Keys(j.open)) {
		err = errors.Join(err, write(step{Begun: j.open[key]}))
	}
	if err == nil {
		err = j.files.Replace(logName, out.Bytes())
	}
	if err != nil {
		return fmt.Errorf("follow: shorten the log: %w", err)
	}
	j.size, j.torn, j.lines, j.short = out.Len(), false, lines, out.Len()
	return nil
}

// unfinished are the deliveries that were begun and not ended, the oldest first.
func (j *journal) unfinished() []*begun {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.SortedFunc(maps.Values(j.open), func(x, y *begun) int { return x.At.Compare(y.At) })
}

// waiting are the findings of each follow that no delivery has.
func (j *journal) waiting() map[string][]finding {
	j.mu.Lock()
	defer j.mu.Unlock()
	taken := map[int]bool{}
	for _, b := range j.open {
		for _, n := range b.Of {
			taken[n] = true
		}
	}
	of := map[string][]finding{}
	for _, f := range j.pending {
		if !taken[f.N] {
			of[f.Follow] = append(of[f.Follow], f)
		}
	}
	return of
}

// findings returns some findings by their numbers.
func (j *journal) findings(numbers []int) (fs []finding) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, f := range j.pending {
		if slices.Contains(numbers, f.N) {
			fs = append(fs, f)
		}
	}
	return fs
}

// Told is how many statements a follow was told, as far as this process knows.
func (s *Service) Told(id string) int {
	s.began.RLock()
	defer s.began.RUnlock()
	if s.log == nil {
		return 0
	}
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	return s.log.told[id]
}

// keyOf is the key of a delivery that begins with a finding.
func keyOf(follow string, n int) string { return follow + "." + strconv.FormatInt(int64(n), 36) }
