package model

// The templates of the linker's features. Their numbers are part of the weights file:
// what changes one must train again.

// Templates of the choice to give a content no cue.
const (
	noCue           = 300 // always
	noCueCandidates = 301 // in marks or not; how many cues were found and might be
	noCueContent    = 302 // the content's length and probability
)

// Templates of a content and the cue that it may belong to.
const (
	cueDistance          = 310 // how far
	cueSentences         = 311 // sentences between
	cueSentencesDistance = 312 // both
	cueRank              = 313 // the how-manieth by nearness, and on its side
	cueBetween           = 314 // cues and contents between
	cueLemma             = 315 // the cue's verb
	cueClassSentences    = 316 // its class, with the sentences between
	cueSeam              = 317 // signs between
	cueSeamSentences     = 318 // the same, with the sentences
	cueEmbraced          = 319 // contents on both sides of the cue
	cueClassContents     = 320 // its class, with the contents between
	cueSourcesBetween    = 321 // sources between
	cueScore             = 322 // how probable the cue is
)

// More of them for a cue that the passes did not find.
const (
	newCueProbability = 330 // how probable it is
	newCueNeighbours  = 331 // the words beside it
	newCueQuoted      = 332 // in quotation marks or not
	newCueDistance    = 333 // how far
	newCueSource      = 334 // a source beside it
	newCueNext        = 335 // the word behind it
)

// Templates of the choice to give a cue no source.
const (
	noSource       = 350 // always
	noSourceLemma  = 351 // the cue's verb
	noSourceBefore = 352 // the word before the cue
	noSourceEnding = 353 // the same, with the ending of the verb
	noSourceNear   = 354 // how many sources were found
	noSourceEnds   = 355 // the cue's first and last word
)

// Templates of a cue and the source that it may belong to.
const (
	sourceDistance     = 360 // how far
	sourceSentences    = 361 // the same, with the sentences between
	sourceBetween      = 362 // cues and contents between
	sourceRank         = 363 // the how-manieth by nearness, and on its side
	sourceHead         = 364 // its first and last word
	sourceProbability  = 365 // how probable it is
	sourceCueClass     = 366 // the cue's class, and how far
	sourceCueLemma     = 367 // the cue's verb
	sourceBeforeCue    = 368 // the word before the cue, and how far
	sourceSeam         = 369 // signs between
	sourceSeamCues     = 370 // the same, with the cues
	sourceMarks        = 371 // in quotation marks or not, at the start of a sentence or not
	sourceCuesBefore   = 372 // cues and sentences between, and the word before the cue
	sourceKind         = 373 // found or not, its last word, how probable it is
	sourceNeighbours   = 374 // the words on both sides of it
	sourceLength       = 375 // its length
	sourceCueEnding    = 376 // the ending of the cue's verb
	sourceClassBetween = 377 // the cue's class, how far, the cues between
)

// keepTemplates is the first template of the decision to keep an attribution.
const keepTemplates = 400
