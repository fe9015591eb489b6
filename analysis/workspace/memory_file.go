package workspace

import (
	"encoding/binary"
	"iter"
	"slices"

	"awaiter/analysis/syntax"
)

// memoryFormat is written into every encoded Memory. Another form of it has another word.
const memoryFormat = "awaiter memory 3\n"

// NewMemory returns the Memory that Encode made of one. program is a word that differs for
// every two programs that may find something else in the same files. Of what another
// program left, or of what is damaged, nothing is remembered. today is the number of a day:
// what is of no use for oldest days is forgotten.
func NewMemory(content []byte, program string, today int) *Memory {
	m := &Memory{program: program, today: today, as: map[string]bool{}, holds: map[*record]bool{}, doubted: map[string]bool{}}
	if m.records = decodeRecords(content, program); m.records == nil {
		m.records = map[string]*record{}
	}
	return m
}

// Encode returns m as bytes.
func (m *Memory) Encode() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := &memoryEncoder{index: map[string]int{}}
	paths := m.settled()
	e.number(len(paths))
	for _, path := range paths {
		e.record(path, m.records[path])
	}
	var names []byte
	names = binary.AppendUvarint(names, uint64(len(e.words)))
	for _, word := range e.words {
		names = append(binary.AppendUvarint(names, uint64(len(word))), word...)
	}
	body := append(names, e.out...)
	sum := sealOf(m.program, body)
	return slices.Concat([]byte(memoryFormat), sum[:], body)
}

// sealOf is the sum that stands before body.
func sealOf(program string, body []byte) contentSum {
	return sumOf(slices.Concat([]byte(program), []byte{0}, body))
}

// A memoryEncoder writes numbers, and words as the numbers of their first use.
type memoryEncoder struct {
	out   []byte
	words []string
	index map[string]int
}

func (e *memoryEncoder) number(n int) { e.out = binary.AppendUvarint(e.out, uint64(n)) }

func (e *memoryEncoder) id(id uint64) { e.out = binary.LittleEndian.AppendUint64(e.out, id) }

func (e *memoryEncoder) word(w string) {
	i, known := e.index[w]
	if !known {
		i = len(e.words)
		e.words, e.index[w] = append(e.words, w), i
	}
	e.number(i)
}

func (e *memoryEncoder) record(path string, r *record) {
	e.word(path)
	e.id(r.id)
	e.out = append(e.out, r.sum[:]...)
	e.number(int(r.target))
	e.word(r.module)
	e.id(r.settings)
	e.number(r.used)
	e.number(len(r.found))
	for _, f := range r.found {
		e.finding(f)
	}
	e.number(len(r.asked))
	for _, name := range sortedKeys(r.asked) {
		a := r.asked[name]
		e.word(name)
		e.number(int(a.target.kind))
		e.word(a.target.path)
		e.id(a.id)
	}
}

// decodeRecords returns what Encode wrote, nil if it is not that.
func decodeRecords(content []byte, program string) map[string]*record {
	header := len(memoryFormat) + len(contentSum{})
	if len(content) < header || string(content[:len(memoryFormat)]) != memoryFormat {
		return nil
	}
	body := content[header:]
	if contentSum(content[len(memoryFormat):header]) != sealOf(program, body) {
		return nil
	}
	d := &memoryDecoder{in: body}
	for range d.times() {
		d.words = append(d.words, string(d.bytes(d.number())))
	}
	records := map[string]*record{}
	for range d.times() {
		path, r := d.record()
		records[path] = r
	}
	if d.failed || len(d.in) > 0 {
		return nil
	}
	return records
}

// A memoryDecoder reads what a memoryEncoder wrote. After the first mistake it returns
// zeros.
type memoryDecoder struct {
	in     []byte
	words  []string
	failed bool
}

func (d *memoryDecoder) number() int {
	n, size := binary.Uvarint(d.in)
	if size <= 0 || n > 1<<31 {
		d.fail()
		return 0
	}
	d.in = d.in[size:]
	return int(n)
}

// times counts up to the next number, as long as there was no mistake.
func (d *memoryDecoder) times() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range d.number() {
			if d.failed || !yield(i) {
				return
			}
		}
	}
}

func (d *memoryDecoder) bytes(n int) []byte {
	if n > len(d.in) {
		d.fail()
		return nil
	}
	b := d.in[:n]
	d.in = d.in[n:]
	return b
}

func (d *memoryDecoder) id() uint64 {
	if b := d.bytes(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (d *memoryDecoder) word() string {
	if i := d.number(); i < len(d.words) {
		return d.words[i]
	}
	d.fail()
	return ""
}

func (d *memoryDecoder) fail() { d.in, d.failed = nil, true }

func (d *memoryDecoder) record() (path string, r *record) {
	r = &record{asked: map[string]recalled{}}
	path = d.word()
	r.id = d.id()
	copy(r.sum[:], d.bytes(len(r.sum)))
	r.target, r.module, r.settings, r.used = syntax.Version(d.number()), d.word(), d.id(), d.number()
	for range d.times() {
		r.found = append(r.found, d.finding())
	}
	for range d.times() {
		name := d.word()
		r.asked[name] = recalled{target{targetKind(d.number()), d.word()}, d.id()}
	}
	return path, r
}
