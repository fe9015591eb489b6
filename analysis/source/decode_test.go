package source

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	cases := []struct{ raw, content, enc, err string }{
		{"", "", "utf-8", ""},
		{"x = 'é'\n", "x = 'é'\n", "utf-8", ""},
		{"\xef\xbb\xbfx", "\ufeffx", "utf-8", ""},
		{"\xef\xbb\xbf# coding: utf-8\n", "\ufeff# coding: utf-8\n", "utf-8", ""},
		{"\xef\xbb\xbf# coding: latin-1\n", "", "latin-1", "byte order mark"},
		{"# -*- coding: latin-1 -*-\n'\xe9'", "# -*- coding: latin-1 -*-\n'é'", "latin-1", ""},
		{"#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n\xa4", "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n€", "iso-8859-15", ""},
		{"# coding=cp1252\r\n\x80", "# coding=cp1252\r\n€", "cp1252", ""},
		{"\n# coding: koi8-r\n\xc1", "\n# coding: koi8-r\nа", "koi8-r", ""},
		{"#coding:Shift_JIS\n\x96\xbc", "#coding:Shift_JIS\n名", "shift-jis", ""},
		{"# coding: ascii\nx", "# coding: ascii\nx", "ascii", ""},
		{"# coding: US-ASCII\n\xe9", "", "ascii", "not valid ascii at byte 19"},
		{"# coding: utf-8-unix\nx", "# coding: utf-8-unix\nx", "utf-8", ""},
		{"# coding: latin-1-dos\n\xe9", "# coding: latin-1-dos\né", "iso-8859-1", ""},
		{"x\n# coding: latin-1\n\xe9", "", "utf-8", "not valid utf-8 at byte 20"},
		{"\n\n# coding: latin-1\n'é'", "\n\n# coding: latin-1\n'é'", "utf-8", ""},
		{"'''\n# coding: latin-1\n'''", "'''\n# coding: latin-1\n'''", "utf-8", ""},
		{"# coding: klingon\n", "", "klingon", "unknown encoding: klingon"},
		{"# coding: euc-jp\n\xff\xff", "", "euc-jp", "not valid euc-jp"},
		{"\xff\xfex\x00\x3d\xd8\x00\xde", "\ufeffx😀", "utf-16-le", ""},
		{"\xfe\xff\x00x", "\ufeffx", "utf-16-be", ""},
		{"\xff\xfex", "", "utf-16-le", "odd number of bytes"},
		{"\xff\xfe\x3d\xd8", "", "utf-16-le", "not valid utf-16-le at byte 2"},
	}
	for _, c := range cases {
		content, enc, err := Decode([]byte(c.raw))
		switch {
		case c.err != "":
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%q: error %v, want %q", c.raw, err, c.err)
			}
			continue
		case err != nil:
			t.Errorf("%q: %v", c.raw, err)
			continue
		case content != c.content || enc != c.enc:
			t.Errorf("%q: %q in %s, want %q in %s", c.raw, content, enc, c.content, c.enc)
		}
		back, err := Encode(content, enc)
		if err != nil || string(back) != c.raw {
			t.Errorf("%q: back %q, %v", c.raw, back, err)
		}
	}
}

func TestEncodeFails(t *testing.T) {
	for enc, content := range map[string]string{"ascii": "é", "latin-1": "€", "shift-jis": "😀", "klingon": "x"} {
		if raw, err := Encode(content, enc); err == nil {
			t.Errorf("%s: %q", enc, raw)
		}
	}
}

// TestCodecsAgreeWithPython decodes bytes in every encoding that Decode knows and
// Python too, and compares.
func TestCodecsAgreeWithPython(t *testing.T) {
	const script = `
import codecs, sys
for name in sys.stdin.read().split():
    try:
        codec = codecs.lookup(name)
    except LookupError:
        print(name, "unknown")
        continue
    for byte in range(0xA1, 0x100):
        try:
            print(name, byte, bytes([byte]).decode(name).encode("utf-8").hex())
        except UnicodeDecodeError:
            pass
`
	var names []string
	for name := range codecs {
		names = append(names, name)
	}
	cmd := exec.Command("python3", "-c", script)
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("this test needs python3: %v", err)
	}
	compared, different := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		var name, hex string
		var value int
		fields := strings.Fields(line)
		if len(fields) < 3 {
			// Python spells it with the hyphens that Decode takes away.
			continue
		}
		name, hex = fields[0], fields[2]
		for _, c := range fields[1] {
			value = value*10 + int(c-'0')
		}
		content, _, err := Decode(append([]byte("# coding: "+name+"\n"), byte(value)))
		if err != nil {
			different++
			continue
		}
		want := ""
		for i := 0; i+1 < len(hex); i += 2 {
			want += string([]byte{unhex(hex[i])<<4 | unhex(hex[i+1])})
		}
		compared++
		if got := content[strings.IndexByte(content, '\n')+1:]; got != want {
			if different++; different < 20 {
				t.Logf("%s: byte %#x is %q, Python says %q", name, value, got, want)
			}
		}
	}
	if compared < 2000 || different > compared/50 {
		t.Errorf("%d bytes compared, %d differ", compared, different)
	}
}

func unhex(c byte) byte {
	if c >= 'a' {
		return c - 'a' + 10
	}
	return c - '0'
}

// FuzzDecode checks that what Decode gives is UTF-8 that Encode turns back.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("# coding: latin-1\n\xe9"))
	f.Add([]byte("# coding: gb18030\n\x81\x30\x81\x30"))
	f.Add([]byte("\xff\xfex\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		content, enc, err := Decode(raw)
		if err != nil {
			return
		}
		if !utf8.ValidString(content) {
			t.Fatalf("%q in %s is not UTF-8", content, enc)
		}
		back, err := Encode(content, enc)
		if err != nil {
			t.Fatalf("%q: %v", content, err)
		}
		again, _, err := Decode(back)
		if err != nil || again != content {
			t.Fatalf("%q in %s: %q, %v", content, enc, again, err)
		}
		if (enc == encodingUTF8 || enc == encodingASCII || enc == "latin-1") && !bytes.Equal(raw, back) {
			t.Fatalf("%q became %q", raw, back)
		}
	})
}
