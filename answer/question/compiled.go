package question

// The patterns of the tables, compiled once.
var (
	compiledTable      = compileAll(len(table), func(i int) string { return table[i].pattern })
	compiledKinds      = compileAll(len(kinds), func(i int) string { return kinds[i].pattern })
	compiledClaims     = compileAll(len(claims), func(i int) string { return claims[i] })
	compiledAuthorship = compile(authorship)
	compiledTaken      = func() []compiledPhrase {
		out := make([]compiledPhrase, len(taken))
		for i, p := range taken {
			out[i].pattern = compile(p.pattern)
			if p.before != "" {
				out[i].before = compile(p.before)
			}
		}
		return out
	}()
)

// compiledPhrase is a phrase with what must follow it.
type compiledPhrase struct{ pattern, before pattern }

func compileAll(n int, source func(int) string) []pattern {
	out := make([]pattern, n)
	for i := range out {
		out[i] = compile(source(i))
	}
	return out
}
