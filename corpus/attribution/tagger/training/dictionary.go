package training

// dictionary numbers the features that occur often enough. Counting goes through
// a table of small counters indexed by hash, so that the many features that
// occur once never take a map entry.
type dictionary struct {
	counters []uint8
	rows     map[uint64]int32
	hashes   []uint64
	cutoff   uint8
}

func newDictionary(bits int, cutoff uint8) *dictionary {
	return &dictionary{counters: make([]uint8, 1<<bits), rows: map[uint64]int32{}, cutoff: cutoff}
}

func (d *dictionary) count(hashes []uint64) {
	mask := uint64(len(d.counters) - 1)
	for _, h := range hashes {
		if c := &d.counters[h>>20&mask]; *c < 255 {
			*c++
		}
	}
}

// number appends the rows of the frequent ones among hashes to rows, making new
// rows as long as the dictionary is open.
func (d *dictionary) number(hashes []uint64, rows []int32, open bool) []int32 {
	mask := uint64(len(d.counters) - 1)
	for _, h := range hashes {
		if d.counters[h>>20&mask] < d.cutoff {
			continue
		}
		row, ok := d.rows[h]
		if !ok {
			if !open {
				continue
			}
			row = int32(len(d.hashes))
			d.rows[h] = row
			d.hashes = append(d.hashes, h)
		}
		rows = append(rows, row)
	}
	return rows
}
