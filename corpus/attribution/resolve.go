package attribution

import "sort"

func resolve(d *doc, raws []raw) []Attribution {
	var out []Attribution
	for _, r := range raws {
		out = append(out, Attribution{Source: r.source, Cue: r.cue, Content: r.content})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Content[0].Start < out[j].Content[0].Start })
	return out
}
