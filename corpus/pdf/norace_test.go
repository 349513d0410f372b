//go:build !race

package pdf_test

// damages is how many damaged copies are tried.
const damages = 6
