// Package model is the tagger's machinery: features, the two passes that label
// tokens, the linker that joins spans, and the weights file. Training and tagging
// share it, so that both see the same features.
//
// The data's path is [Weights.Mark] and then [Linker.Link]:
//
//   - view.go gives every token its values: word, lemma, class in place of a part
//     of speech, two clusters, and where it stands towards quotation marks.
//   - features.go puts them together into some 90 hashed features a token: the
//     seven words around, the sentence, the nearest reporting verb to both sides,
//     what stands beyond the nearest comma and outside of the quotation marks.
//   - lattice.go is a linear-chain conditional random field over the labels of a
//     paragraph (label.go, spans.go), whose transitions depend on the sign
//     between two tokens.
//   - stack.go lets a second pass look at the first one's guesses: far to both
//     sides, where a chain sees only the label before.
//   - link.go, pairs.go and sourcepairs.go let each content choose a cue and each cue
//     a source, out of the spans found and out of words that may yet be one.
//   - table.go and sum.go make this fast: weights of a byte each, both passes' in
//     one row, read in place.
package model
