// Package training learns the weights of the attribution tagger from labelled
// articles, and scores what a tagger predicts. Nothing of it is linked into the
// bot; cmd/train-tagger is its only caller.
//
// The steps of [Train], in order:
//
//  1. Words get clusters from the articles alone, by the words around them
//     (cluster.go): Kneser and Ney's exchange algorithm, "Improved clustering
//     techniques for class-based statistical language modelling", 1993.
//  2. A share of the articles is printed in the styles of other countries, its
//     labels moved along (restyle.go), and a share of the names is masked
//     (samples.go): the labelled articles are all from one country and one year,
//     what is read later is not.
//  3. The first pass, a linear-chain conditional random field (Lafferty, McCallum
//     and Pereira 2001) by AdaGrad (Duchi, Hazan and Singer 2011), is trained on
//     all articles; and on all but a quarter, four times, to make honest guesses
//     for that quarter (crf.go).
//  4. The second pass learns from the same features and those guesses (stacked
//     learning: Cohen and Carvalho 2005). Two more, each trained on one half, mark
//     the other half for the linker.
//  5. The linker learns which cue a content belongs to, which source a cue has,
//     and how likely the whole is right (link.go): log-linear choices among
//     candidates.
//  6. The weights are rounded to a byte each and the features with the smallest
//     ones dropped (quantise.go).
//
// Every random order comes from the seed and every table is walked in a fixed
// order, so the same articles give the same bytes; a processor whose compiler
// joins multiplications and additions may round a last digit otherwise.
//
// [Measure] counts as the literature on this data set does not, but as a reader
// would: the right words, and the right speaker beside them.
package training
