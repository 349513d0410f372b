package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"time"

	"onrecord/answer"
	"onrecord/index/embedded"
)

// hostile puts a thousand questions that nobody means: query languages, bytes,
// scripts, nothing but function words, the commonest words of the archive, as many
// as fit. None may be an error but one that tells the person what to change.
func (b *bench) hostile() error {
	ix, err := embedded.Open(b.ours())
	if err != nil {
		return err
	}
	defer ix.Close()
	asker := answer.New(ix, answer.Config{})
	a, rng := newArchive(b.records), rand.New(rand.NewPCG(13, 13))
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took, worked []time.Duration
	worst, most, refused := "", time.Duration(0), 0
	for range 1000 {
		q := a.nonsense(rng)
		start, work := time.Now(), threadTime()
		_, err := asker.Ask(context.Background(), q, 0)
		d, c := time.Since(start), threadTime()-work
		var bad *answer.QuestionError
		switch {
		case errors.As(err, &bad):
			refused++
		case err != nil:
			return fmt.Errorf("%q: %w", q, err)
		}
		if c > most {
			most, worst = c, q
		}
		took, worked = append(took, d), append(worked, c)
	}
	p50, p99 := percentiles(took)
	c50, c99 := percentiles(worked)
	fmt.Fprintf(b.out, "  1000 hostile questions, no error, %d told what to change: clock %.2f / %.2f, most %.2f; processor %.2f / %.2f, most %.2f ms: %.60q\n",
		refused, p50, p99, ms(took[len(took)-1]), c50, c99, ms(most), worst)
	return nil
}

var (
	syntax  = strings.Fields(`AND OR NOT NEAR ( ) [ ] { } * ? ~2 ^9 : text: "" "\" \\ /.*/ +a -b < > = && || %00 ; -- ' DROP TABLE $where {{.}} <script> \x00`)
	scripts = []string{"Лавров", "中国", "مصر", "\u202e", "\u200d", "🙂", "é", "ﬁ", "Ⅷ", "\xff\xfe"}
	forms   = []string{"what did %s say about %s", "who said %s %s", "%s %s", "how often did %s mention %s", "latest %s on %s", "what did %s say in %s", "who else but %s spoke of %s"}
)

// nonsense writes a question of up to a thousand characters.
func (a *archive) nonsense(rng *rand.Rand) string {
	piece := func() string {
		var words []string
		for range 1 + rng.IntN(1+rng.IntN(120)) {
			switch rng.IntN(7) {
			case 0:
				words = append(words, syntax[rng.IntN(len(syntax))])
			case 1:
				words = append(words, scripts[rng.IntN(len(scripts))])
			case 2:
				words = append(words, functionWords[rng.IntN(len(functionWords))])
			case 3:
				words = append(words, a.language.words[len(functionWords)+rng.IntN(300)])
			case 4:
				words = append(words, a.people[rng.IntN(100)].name)
			case 5:
				words = append(words, strings.Repeat(string(rune('!'+rng.IntN(90))), 1+rng.IntN(40)))
			default:
				words = append(words, a.language.draw(rng, 0))
			}
		}
		return strings.Join(words, " ")
	}
	q := []rune(fmt.Sprintf(forms[rng.IntN(len(forms))], piece(), piece()))
	return string(q[:min(len(q), answer.MaxQuestion)])
}
