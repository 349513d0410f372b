// Package switches is what instrumented code asks at each of its conditions, so
// that one of them can be switched off while a program runs.
//
// A condition is an operand of && or ||, the condition of an if, or a case of a
// switch without a value. Switched off, an operand of && is true and any other is
// false: the code runs as if it did not stand there. The package is for one
// goroutine at a time; only builds that cmd/ablate makes import it.
package switches

// steps are how many conditions one run may ask before it counts as endless.
const steps = 5_000_000

var (
	off    = -1 // number of the condition that is switched off
	asked  int
	differ []bool // by number: the condition was what it is not when switched off
)

// Endless is the value of the panic that ends a run of too many conditions.
type Endless struct{}

// False returns v, and false where the condition is switched off.
func False(number int, v bool) bool {
	count()
	if number == off {
		return false
	}
	if v {
		note(number)
	}
	return v
}

// True returns v, and true where the condition is switched off.
func True(number int, v bool) bool {
	count()
	if number == off {
		return true
	}
	if !v {
		note(number)
	}
	return v
}

// Run runs f with a condition switched off, or none when the number is negative.
// It returns the numbers of the conditions whose value would be another one when
// switched off, and what f panicked with, if it did.
func Run(number int, f func()) (told []int, panicked any) {
	off, asked = number, 0
	clear(differ)
	defer func() {
		off, panicked = -1, recover()
		for n, d := range differ {
			if d {
				told = append(told, n)
			}
		}
	}()
	f()
	return nil, nil
}

func count() {
	asked++
	if asked > steps {
		asked = 0
		panic(Endless{})
	}
}

func note(number int) {
	for number >= len(differ) {
		differ = append(differ, make([]bool, 1024)...)
	}
	differ[number] = true
}
