package attribution_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus/attribution"
)

// sampleArticle is an article as newspapers print it, in our own words.
const sampleArticle = `Mayor Anna Kovaleva said on Monday that the bridge over the Lena would be closed until spring.

“We looked at every bolt,” Kovaleva told reporters. “Half of them have to go.” She added that the ferry would run twice as often.

According to Pavel Orlov, a spokesman for the regional ministry, the repairs will cost “a good deal more” than planned. The ministry declined to name a figure.

The head of the transport union, Igor Belov, warned that drivers would lose “two hours a day, at the very least”. He urged the city to pay for buses; officials said they were looking into it.

`

// BenchmarkFind measures the whole way to resolved speakers. Besides the time on
// the clock it gives that of the processor, all threads together, which other work
// on the machine does not change much.
func BenchmarkFind(b *testing.B) {
	for _, size := range []int{10 << 10, 100 << 10, 1 << 20} {
		text := strings.Repeat(sampleArticle, size/len(sampleArticle)+1)
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			attribution.Find(sampleArticle) // the weights are loaded once
			began := processorTime()
			for b.Loop() {
				attribution.Find(text)
			}
			words := float64(len(strings.Fields(text))) * float64(b.N)
			if used := processorTime() - began; used > 0 {
				b.ReportMetric(words/used.Seconds(), "tokens/cpu-s")
			}
			b.ReportMetric(words/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// BenchmarkFindHostile shows that no text costs more than a multiple of another:
// ns/op must grow tenfold from the small to the large one, not a hundredfold.
func BenchmarkFindHostile(b *testing.B) {
	for name, text := range hostile() {
		unit := text
		if len(unit) == 0 {
			continue
		}
		for _, size := range []int{30 << 10, 300 << 10} {
			text := strings.Repeat(unit, size/len(unit)+1)[:size]
			b.Run(fmt.Sprintf("%s/%dKB", strings.ReplaceAll(name, " ", "_"), size>>10), func(b *testing.B) {
				for b.Loop() {
					attribution.Find(text)
				}
			})
		}
	}
}
