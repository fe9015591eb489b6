package semantic

import (
	"hash/maphash"
	"math/bits"
)

// A symbolIndex finds the symbols of a nameTable by name and scope: all that scanning asks
// for with every name of a text. It is a hash table with open addressing.
type symbolIndex struct {
	slots []symbolSlot // of a number that is a power of two, at least a quarter of them free
	count int
}

// A symbolSlot is free if symbol is 0.
type symbolSlot struct {
	hash   uint32
	symbol int32 // its place + 1
}

var symbolSeed = maphash.MakeSeed()

// symbolHash returns the hash of the symbol of name, mangled, in s.
func symbolHash(name string, s *scope) uint32 {
	const spread = 0x9e3779b97f4a7c15 // 2⁶⁴ by the golden ratio (Knuth, "Sorting and Searching", 6.4)
	return uint32((maphash.String(symbolSeed, name) + uint64(s.number)*spread) >> 32)
}

// grow makes room for so many symbols in all.
func (x *symbolIndex) grow(count int) {
	old := x.slots
	x.slots = make([]symbolSlot, 1<<bits.Len(uint(max(count, 8)*4/3)))
	for _, slot := range old {
		if slot.symbol != 0 {
			x.slots[x.free(slot.hash)] = slot
		}
	}
}

// free returns the free slot for a symbol with hash.
func (x *symbolIndex) free(hash uint32) int {
	mask := len(x.slots) - 1
	i := int(hash) & mask
	for x.slots[i].symbol != 0 {
		i = (i + 1) & mask
	}
	return i
}

// add adds the symbol with hash at place, which is not in x.
func (x *symbolIndex) add(hash uint32, place int32) {
	if (x.count+1)*4 > len(x.slots)*3 {
		x.grow(2 * x.count)
	}
	x.count++
	x.slots[x.free(hash)] = symbolSlot{hash, place + 1}
}

// symbolAt returns the symbol of name, mangled, in in, of which hash is the hash; nil if
// there is none.
func (t *nameTable) symbolAt(hash uint32, name string, in *scope) *symbol {
	slots := t.byName.slots
	mask := len(slots) - 1
	for i := int(hash) & mask; slots[i].symbol != 0; i = (i + 1) & mask {
		if slots[i].hash != hash {
			continue
		}
		if y := t.symbols.at(slots[i].symbol - 1); y.scope == in && y.name == name {
			return y
		}
	}
	return nil
}
