//go:build race

package pdf_test

// damages is few where the race detector makes the sandbox ten times slower.
const damages = 2
