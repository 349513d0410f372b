// Package compoundtest writes compound files for tests.
package compoundtest

import (
	"encoding/binary"
	"unicode/utf16"
)

const sector = 512

// File returns a compound file with the streams, in their order: names and contents
// by turns. Every stream is filled up with zeros to 4,096 bytes, below which it would
// lie elsewhere.
func File(pairs ...string) []byte {
	const (
		free    = 0xffffffff
		endMark = 0xfffffffe
		fatMark = 0xfffffffd
	)
	type stream struct {
		name    string
		content []byte
		start   uint32
	}
	var streams []stream
	for i := 0; i+1 < len(pairs); i += 2 {
		c := []byte(pairs[i+1])
		c = append(c, make([]byte, max(0, 8*sector-len(c)))...)
		c = append(c, make([]byte, (sector-len(c)%sector)%sector)...)
		streams = append(streams, stream{name: pairs[i], content: c})
	}
	directory := (len(streams) + 1 + 3) / 4 // sectors of four entries
	total := directory
	for i := range streams {
		streams[i].start = uint32(total)
		total += len(streams[i].content) / sector
	}
	fatSectors := (total + 128) / 128
	for (total+fatSectors+127)/128 > fatSectors {
		fatSectors++
	}
	fat := make([]uint32, fatSectors*128)
	for i := range fat {
		fat[i] = free
	}
	chain := func(start, n int) {
		for i := start; i < start+n-1; i++ {
			fat[i] = uint32(i + 1)
		}
		fat[start+n-1] = endMark
	}
	chain(0, directory)
	for _, s := range streams {
		chain(int(s.start), len(s.content)/sector)
	}
	for i := range fatSectors {
		fat[total+i] = fatMark
	}
	head := make([]byte, sector)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put := binary.LittleEndian
	put.PutUint16(head[24:], 0x3e)
	put.PutUint16(head[26:], 3)
	put.PutUint16(head[28:], 0xfffe)
	put.PutUint16(head[30:], 9)
	put.PutUint16(head[32:], 6)
	put.PutUint32(head[44:], uint32(fatSectors))
	put.PutUint32(head[48:], 0)
	put.PutUint32(head[56:], 4096)
	put.PutUint32(head[60:], endMark)
	put.PutUint32(head[68:], endMark)
	for i := range 109 {
		v := uint32(free)
		if i < fatSectors {
			v = uint32(total + i)
		}
		put.PutUint32(head[76+4*i:], v)
	}
	out := head
	entry := func(name string, kind byte, right, child, start uint32, size int) {
		e := make([]byte, 128)
		units := utf16.Encode([]rune(name))
		for i, u := range units {
			put.PutUint16(e[2*i:], u)
		}
		put.PutUint16(e[64:], uint16(2*len(units)+2))
		e[66], e[67] = kind, 1
		put.PutUint32(e[68:], free)
		put.PutUint32(e[72:], right)
		put.PutUint32(e[76:], child)
		put.PutUint32(e[116:], start)
		put.PutUint64(e[120:], uint64(size))
		out = append(out, e...)
	}
	first := uint32(free)
	if len(streams) > 0 {
		first = 1
	}
	entry("Root Entry", 5, free, first, endMark, 0)
	for i, s := range streams {
		next := uint32(free)
		if i+1 < len(streams) {
			next = uint32(i + 2)
		}
		entry(s.name, 2, next, free, s.start, len(s.content))
	}
	for len(out) < sector*(1+directory) {
		out = append(out, make([]byte, 128)...)
	}
	for _, s := range streams {
		out = append(out, s.content...)
	}
	for _, v := range fat {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

// Wide is a text in UTF-16, little end first.
func Wide(s string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}
