package follow

import (
	"bytes"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onrecord/answer"
	"onrecord/bot/store"
)

// desk is a service over a folder of the disk, with an archive of papers.
type desk struct {
	t      *testing.T
	dir    string
	p      *press
	papers map[string]*paper
	room   *room
	clock  time.Time
	said   bytes.Buffer // the log
	*Service
}

func newDesk(t *testing.T) *desk {
	r := rand.New(rand.NewPCG(1, 2))
	d := &desk{t: t, dir: t.TempDir(), p: newPress(r, 40, 20), papers: map[string]*paper{}, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)}
	d.room = &room{life: &life{rand: r, left: -1}, now: d.now, closed: map[string]bool{}}
	d.open()
	d.update()
	return d
}

func (d *desk) now() time.Time { return d.clock }

// open is another life of the process.
func (d *desk) open() {
	d.t.Helper()
	d.Service = New(store.Folder(d.dir), d.room, d.now, slog.New(slog.NewTextHandler(&d.said, nil)))
	if err := d.Begin(); err != nil {
		d.t.Fatal(err)
	}
}

// update looks at the archive as it is now, and tells what is due.
func (d *desk) update() {
	d.t.Helper()
	ix := d.p.engine(d.t, d.papers)
	defer ix.Close()
	if err := d.Update(d.t.Context(), ix, nil); err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.Deliver(d.t.Context(), nil); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) publish(id, text string) { d.papers[id] = &paper{id: id, text: text} }

func (d *desk) follows(u answer.Understood, every Every) Follow {
	d.t.Helper()
	f, err := d.Add(Follow{User: "u", Channel: "c", Asked: AskedOf(u), Every: every})
	if err != nil {
		d.t.Fatal(err)
	}
	return f
}

// Nothing is lost where there is more than is looked for at once: it is counted.
func TestManyAtOnce(t *testing.T) {
	d := newDesk(t)
	d.follows(answer.Understood{Speaker: "Ida Andersson"}, AtOnce)
	for n := range 260 {
		d.publish(fmt.Sprintf("gazette/%03d", n), fmt.Sprintf("“The harbour takes %d ships and %d barges,” said Ida Andersson.", 1000+n, 5000+7*n))
	}
	d.update()
	told := 0
	for _, p := range d.room.posted {
		told += len(p.said) + p.more
	}
	if told != 260 || len(d.room.posted) != 1 {
		t.Errorf("told of %d in %d messages", told, len(d.room.posted))
	}
}

// One statement in several articles is told once with all of them, also where they come in
// on different days of one week.
func TestCopiesAreGrouped(t *testing.T) {
	d := newDesk(t)
	d.follows(answer.Understood{Speaker: "Ida Andersson"}, AtOnce)
	d.follows(answer.Understood{Speaker: "Ida Andersson"}, Weekly)
	const words = "“The harbour will stay open for every ship until the end of winter,” said Ida Andersson, the minister."
	d.publish("gazette/1", words)
	d.publish("herald/1", words+" She spoke on Monday.")
	d.update()
	d.clock = d.clock.Add(24 * time.Hour)
	d.publish("post/1", "In the evening: "+words)
	d.update()
	d.clock = d.clock.Add(7 * 24 * time.Hour)
	d.update()
	var got []string
	for _, p := range d.room.posted {
		got = append(got, fmt.Sprintf("%d statements and %d more", len(p.said), p.more))
	}
	// At once: the first two together, then the third; on Monday: all three as one.
	if s := strings.Join(got, "; "); s != "2 statements and 0 more; 1 statements and 0 more; 3 statements and 0 more" {
		t.Errorf("told: %s", s)
	}
}

// A log that is damaged is put aside, that is said, and nothing is told twice.
func TestDamagedLog(t *testing.T) {
	d := newDesk(t)
	d.follows(answer.Understood{Speaker: "Ida Andersson"}, AtOnce)
	d.publish("gazette/1", "“The harbour is open,” said Ida Andersson.")
	d.update()
	files := store.Folder(d.dir)
	data, err := files.Read(logName)
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string][]byte{
		"empty": nil, "a line of it": bytes.Replace(data, []byte("\n"), []byte("\n{\"known\":[{]}\n"), 1), "all of it": bytes.Repeat([]byte("x\n"), 100),
	} {
		d.said.Reset()
		d.clock = d.clock.Add(time.Minute)
		if err := files.Replace(logName, damaged); err != nil {
			t.Fatal(err)
		}
		d.open()
		d.update()
		if n := len(d.room.posted); n != 1 {
			t.Errorf("%s: %d messages", name, n)
		}
		if want := "counts as known"; !strings.Contains(d.said.String(), want) {
			t.Errorf("%s: the log says %q", name, d.said.String())
		}
	}
	d.publish("gazette/2", "“The ferry is late,” said Ida Andersson.")
	d.update()
	if n := len(d.room.posted); n != 2 {
		t.Errorf("after that %d messages", n)
	}
}

// A damaged file of a follow is put aside and the others go on.
func TestDamagedFollow(t *testing.T) {
	d := newDesk(t)
	bad := d.follows(answer.Understood{Speaker: "Nils Birkenholm"}, AtOnce)
	d.follows(answer.Understood{Speaker: "Ida Andersson"}, AtOnce)
	if err := store.Folder(d.dir).Replace(fileOf(bad.ID), []byte(`{"id":"`)); err != nil {
		t.Fatal(err)
	}
	d.publish("gazette/1", "“The harbour is open,” said Ida Andersson.")
	d.update()
	if n := len(d.room.posted); n != 1 || !strings.Contains(d.said.String(), "was put aside") {
		t.Errorf("%d messages, and the log says %q", n, d.said.String())
	}
}

// A channel that is shut pauses its follow; what was found then is told when it goes on.
func TestPause(t *testing.T) {
	d := newDesk(t)
	f := d.follows(answer.Understood{Speaker: "Ida Andersson"}, AtOnce)
	d.room.closed["c"] = true
	d.publish("gazette/1", "“The harbour is open,” said Ida Andersson.")
	d.update()
	d.update()
	if got, _ := d.Get(f.ID); got.Paused != "the channel is gone" || len(d.room.paused) != 1 {
		t.Errorf("paused %q, told %d times", got.Paused, len(d.room.paused))
	}
	d.room.closed["c"] = false
	if _, err := d.Pause(f.ID, ""); err != nil {
		t.Fatal(err)
	}
	d.open()
	d.update()
	if n := len(d.room.posted); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestDue(t *testing.T) {
	at := func(s string) time.Time {
		tm, err := time.Parse("Mon 2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return tm
	}
	for _, tt := range []struct {
		every       Every
		found, want string
	}{
		{AtOnce, "Fri 2026-11-20 10:00", "Fri 2026-11-20 10:00"},
		{Daily, "Fri 2026-11-20 07:59", "Fri 2026-11-20 08:00"},
		{Daily, "Fri 2026-11-20 08:00", "Sat 2026-11-21 08:00"},
		{Weekly, "Fri 2026-11-20 10:00", "Mon 2026-11-23 08:00"},
		{Weekly, "Mon 2026-11-23 07:00", "Mon 2026-11-23 08:00"},
		{Weekly, "Mon 2026-11-23 08:00", "Mon 2026-11-30 08:00"},
	} {
		if got := tt.every.due(at(tt.found)); !got.Equal(at(tt.want)) {
			t.Errorf("%s, found %s: due %v", tt.every, tt.found, got)
		}
	}
}
