package training

// The ways to print an article otherwise, for tests.
var (
	Verbless = verbless
	Colons   = colons
	Capitals = capitals
	Remark   = func(d Document, k int) Document { return remark(d, markStyles[k]) }
	Styles   = len(markStyles)
)
