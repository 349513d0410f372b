package tagger

// Embedded returns the embedded weights file.
func Embedded() []byte { return weights }
