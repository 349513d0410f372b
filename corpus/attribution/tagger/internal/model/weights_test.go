package model

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// randomWeights are weights as training makes them, with n rows in each table.
func randomWeights(seed uint64, n int) (w *Weights, base, stack Rows) {
	random := rand.New(rand.NewPCG(seed, 7))
	w = &Weights{Words: map[uint64]Entry{}}
	for range 300 {
		w.Words[random.Uint64()] = Entry{Coarse: uint16(random.IntN(48)), Fine: uint16(random.IntN(240)), Common: random.IntN(2) == 0}
	}
	for _, p := range []*Pass{&w.First, &w.Second} {
		p.Scale = random.Float32()
		for e := range p.Trans.Score {
			for l := range p.Trans.Score[e] {
				for k := range p.Trans.Score[e][l] {
					p.Trans.Score[e][l][k] = random.Float32() - .5
				}
			}
		}
	}
	for _, part := range [][]float32{w.Linker.Content[:], w.Linker.Source[:], w.Linker.Keep[:]} {
		for i := range part {
			part[i] = random.Float32()
		}
	}
	w.Linker.Least = .3
	rows := func(width int) Rows {
		hashes, all := make([]uint64, n), make([][]int8, n)
		for i := range n {
			hashes[i] = random.Uint64()
			for range width {
				all[i] = append(all[i], int8(random.IntN(255)-127))
			}
		}
		return Rows{Hashes: hashes, Row: func(i int) []int8 { return all[i] }}
	}
	return w, rows(2 * int(Labels)), rows(int(Labels))
}

func TestWeightsSurviveTheFile(t *testing.T) {
	w, base, stack := randomWeights(1, 2000)
	got, err := Decode(w.Encode(base, stack))
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(got.Words, w.Words) {
		t.Error("other words")
	}
	for k, p := range []*Pass{&got.First, &got.Second} {
		if want := []*Pass{&w.First, &w.Second}[k]; p.Scale != want.Scale || p.Trans.Score != want.Trans.Score {
			t.Errorf("pass %d differs", k+1)
		}
	}
	if got.Linker != w.Linker {
		t.Error("another linker")
	}
	for name, c := range map[string]struct {
		table *Table
		rows  Rows
	}{"base": {&got.base, base}, "stack": {&got.stack, stack}} {
		for i, h := range c.rows.Hashes {
			row := c.table.find(h)
			if row == nil {
				t.Fatalf("%s: row %d is lost", name, i)
			}
			for k, want := range c.rows.Row(i) {
				if int(row[k])-128 != int(want) {
					t.Fatalf("%s: row %d, label %d: %d, want %d", name, i, k, int(row[k])-128, want)
				}
			}
		}
	}
}

func TestFewFeaturesAreTakenForOthers(t *testing.T) {
	w, base, stack := randomWeights(2, 2000)
	got, err := Decode(w.Encode(base, stack))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(9, 9))
	wrong := 0
	const tries = 100_000
	for range tries {
		if got.base.find(random.Uint64()) != nil {
			wrong++
		}
	}
	if wrong > tries/1000 {
		t.Errorf("%d of %d unknown features have weights", wrong, tries)
	}
}

func TestDecodeRefusesDamagedFiles(t *testing.T) {
	w, base, stack := randomWeights(3, 50)
	file := w.Encode(base, stack)
	for n := 0; n < len(file); n += 1 + len(file)/300 {
		if _, err := Decode(file[:n:n]); err == nil {
			t.Fatalf("no error from the first %d of %d bytes", n, len(file))
		}
	}
	other := append([]byte(nil), file...)
	other[16]++ // the version
	if _, err := Decode(other); err == nil {
		t.Error("no error from another version's file")
	}
}

// TestSums adds rows up in lanes and one by one.
func TestSums(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	var base baseSum
	var stack stackSum
	var wantBase [baseWidth - markWidth]int
	var wantStack [stackWidth - markWidth]int
	for range 200 {
		row := make([]byte, baseWidth-markWidth)
		for k := range row {
			row[k] = byte(random.IntN(256))
			wantBase[k] += int(row[k]) - 128
		}
		base.add(row)
		for k := range wantStack {
			wantStack[k] += int(row[k]) - 128
		}
		stack.add(row[:stackWidth-markWidth])
	}
	for k, want := range wantBase {
		if got := base.at(k); got != want {
			t.Errorf("base weight %d: %d, want %d", k, got, want)
		}
	}
	for k, want := range wantStack {
		if got := stack.at(k); got != want {
			t.Errorf("stack weight %d: %d, want %d", k, got, want)
		}
	}
}
