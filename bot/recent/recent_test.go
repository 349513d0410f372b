package recent

import (
	"testing"
)

func TestRecent(t *testing.T) {
	r := New[int, string](2)
	r.Put(1, "a")
	r.Put(2, "b")
	r.Get(1)
	r.Put(3, "c")
	if _, ok := r.Get(2); ok {
		t.Error("the least recent entry is kept")
	}
	r.Put(1, "d")
	if v, _ := r.Get(1); v != "d" {
		t.Errorf("got %q", v)
	}
}
