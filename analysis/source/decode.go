package source

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The names that Decode gives to encodings of its own. Others are named as the
// coding cookie does, in lower case, with "-" for "_".
const (
	encodingUTF8    = "utf-8"
	encodingASCII   = "ascii"
	encodingUTF16LE = "utf-16-le"
	encodingUTF16BE = "utf-16-be"
)

const bom = "\ufeff"

// Decode returns the content of a Python source file as UTF-8 and the name of
// the encoding it is written in, to be handed to Encode. As Python does, it obeys
// a byte order mark and the coding cookie of PEP 263 in the first two lines, and
// takes UTF-8 otherwise; unlike Python it reads UTF-16 with a byte order mark. A
// byte order mark stays in the content. The error says that the encoding is not
// known or that raw is not written in it.
func Decode(raw []byte) (content string, enc string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return decodeUTF16(raw, encodingUTF16LE)
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return decodeUTF16(raw, encodingUTF16BE)
	}
	hasBOM := bytes.HasPrefix(raw, []byte(bom))
	enc = normalEncoding(cookie(bytes.TrimPrefix(raw, []byte(bom))))
	switch {
	case hasBOM && enc != encodingUTF8:
		return "", enc, fmt.Errorf("encoding problem: %s with a UTF-8 byte order mark", enc)
	case enc == encodingUTF8:
		if !utf8.Valid(raw) {
			return "", enc, fmt.Errorf("not valid %s at byte %d", enc, invalidAt(raw))
		}
		return string(raw), enc, nil
	case enc == encodingASCII:
		if at := notASCII(string(raw)); at >= 0 {
			return "", enc, fmt.Errorf("not valid %s at byte %d", enc, at)
		}
		return string(raw), enc, nil
	}
	codec := codecs[strings.ReplaceAll(enc, "-", "")]
	if codec == nil {
		return "", enc, fmt.Errorf("unknown encoding: %s", enc)
	}
	decoded, err := codec.NewDecoder().Bytes(raw)
	if err != nil {
		return "", enc, fmt.Errorf("decode %s: %w", enc, err)
	}
	if i := bytes.IndexRune(decoded, utf8.RuneError); i >= 0 {
		return "", enc, fmt.Errorf("not valid %s", enc)
	}
	return string(decoded), enc, nil
}

// Encode returns content as the bytes of a file in enc, a name that Decode gave.
// It is the reverse of Decode and fails where content has characters that enc
// does not.
func Encode(content, enc string) ([]byte, error) {
	switch enc = normalEncoding(enc); enc {
	case encodingUTF8:
		return []byte(content), nil
	case encodingASCII:
		if at := notASCII(content); at >= 0 {
			return nil, fmt.Errorf("byte %d cannot be written in %s", at, enc)
		}
		return []byte(content), nil
	case encodingUTF16LE, encodingUTF16BE:
		return encodeUTF16(content, enc), nil
	}
	codec := codecs[strings.ReplaceAll(enc, "-", "")]
	if codec == nil {
		return nil, fmt.Errorf("unknown encoding: %s", enc)
	}
	raw, err := codec.NewEncoder().Bytes([]byte(content))
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", enc, err)
	}
	return raw, nil
}

// The pattern of PEP 263, for a comment. A first line that is neither blank nor a comment
// ends the search.
var cookiePattern = regexp.MustCompile(`^#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)`)

// cookie returns the encoding that raw declares, "utf-8" if it declares none.
func cookie(raw []byte) string {
	for range 2 {
		line, rest, _ := cutLine(raw)
		code := bytes.TrimLeft(line, " \t\f")
		if !bytes.HasPrefix(code, []byte("#")) {
			if len(code) > 0 {
				break
			}
		} else if m := cookiePattern.FindSubmatch(code); m != nil {
			return string(m[1])
		}
		raw = rest
	}
	return encodingUTF8
}

// cutLine cuts raw behind its first line, which comes without its end.
func cutLine(raw []byte) (line, rest []byte, found bool) {
	i := bytes.IndexAny(raw, "\r\n")
	if i < 0 {
		return raw, nil, false
	}
	line, rest = raw[:i], raw[i+1:]
	if raw[i] == '\r' {
		rest = bytes.TrimPrefix(rest, []byte("\n"))
	}
	return line, rest, true
}

// normalEncoding gives one name to the spellings of an encoding.
func normalEncoding(name string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch { // spellings of Emacs, which Python knows: utf-8-unix, latin-1-dos
	case strings.HasPrefix(name, "utf-8-"):
		return encodingUTF8
	case strings.HasPrefix(name, "latin-1-"), strings.HasPrefix(name, "iso-8859-1-"), strings.HasPrefix(name, "iso-latin-1-"):
		return "iso-8859-1"
	}
	switch strings.ReplaceAll(name, "-", "") {
	case "utf8", "utf8sig", "u8", "utf", "cp65001":
		return encodingUTF8
	case "ascii", "usascii", "646":
		return encodingASCII
	case "utf16le":
		return encodingUTF16LE
	case "utf16be":
		return encodingUTF16BE
	}
	return name
}

// codecs knows encodings by their names in Python ("Standard Encodings" in the
// documentation of codecs), in lower case, without "-" and "_".
var codecs = map[string]encoding.Encoding{
	"latin1": charmap.ISO8859_1, "latin": charmap.ISO8859_1, "l1": charmap.ISO8859_1, "iso88591": charmap.ISO8859_1, "cp819": charmap.ISO8859_1, "8859": charmap.ISO8859_1,
	"latin2": charmap.ISO8859_2, "l2": charmap.ISO8859_2, "iso88592": charmap.ISO8859_2,
	"latin3": charmap.ISO8859_3, "l3": charmap.ISO8859_3, "iso88593": charmap.ISO8859_3,
	"latin4": charmap.ISO8859_4, "l4": charmap.ISO8859_4, "iso88594": charmap.ISO8859_4,
	"cyrillic": charmap.ISO8859_5, "iso88595": charmap.ISO8859_5,
	"arabic": charmap.ISO8859_6, "iso88596": charmap.ISO8859_6,
	"greek": charmap.ISO8859_7, "greek8": charmap.ISO8859_7, "iso88597": charmap.ISO8859_7,
	"hebrew": charmap.ISO8859_8, "iso88598": charmap.ISO8859_8,
	"latin5": charmap.ISO8859_9, "l5": charmap.ISO8859_9, "iso88599": charmap.ISO8859_9,
	"latin6": charmap.ISO8859_10, "l6": charmap.ISO8859_10, "iso885910": charmap.ISO8859_10,
	"latin7": charmap.ISO8859_13, "l7": charmap.ISO8859_13, "iso885913": charmap.ISO8859_13,
	"latin8": charmap.ISO8859_14, "l8": charmap.ISO8859_14, "iso885914": charmap.ISO8859_14,
	"latin9": charmap.ISO8859_15, "l9": charmap.ISO8859_15, "iso885915": charmap.ISO8859_15,
	"latin10": charmap.ISO8859_16, "l10": charmap.ISO8859_16, "iso885916": charmap.ISO8859_16,
	"cp1250": charmap.Windows1250, "windows1250": charmap.Windows1250,
	"cp1251": charmap.Windows1251, "windows1251": charmap.Windows1251,
	"cp1252": charmap.Windows1252, "windows1252": charmap.Windows1252,
	"cp1253": charmap.Windows1253, "windows1253": charmap.Windows1253,
	"cp1254": charmap.Windows1254, "windows1254": charmap.Windows1254,
	"cp1255": charmap.Windows1255, "windows1255": charmap.Windows1255,
	"cp1256": charmap.Windows1256, "windows1256": charmap.Windows1256,
	"cp1257": charmap.Windows1257, "windows1257": charmap.Windows1257,
	"cp1258": charmap.Windows1258, "windows1258": charmap.Windows1258,
	"cp874": charmap.Windows874, "tis620": charmap.Windows874,
	"cp437": charmap.CodePage437, "ibm437": charmap.CodePage437,
	"cp850": charmap.CodePage850, "ibm850": charmap.CodePage850,
	"cp852": charmap.CodePage852, "ibm852": charmap.CodePage852,
	"cp855": charmap.CodePage855, "ibm855": charmap.CodePage855,
	"cp858": charmap.CodePage858, "ibm858": charmap.CodePage858,
	"cp860": charmap.CodePage860, "ibm860": charmap.CodePage860,
	"cp862": charmap.CodePage862, "ibm862": charmap.CodePage862,
	"cp863": charmap.CodePage863, "ibm863": charmap.CodePage863,
	"cp865": charmap.CodePage865, "ibm865": charmap.CodePage865,
	"cp866": charmap.CodePage866, "ibm866": charmap.CodePage866,
	"koi8r": charmap.KOI8R, "koi8u": charmap.KOI8U,
	"macroman": charmap.Macintosh, "macintosh": charmap.Macintosh, "maccyrillic": charmap.MacintoshCyrillic,
	"eucjp": japanese.EUCJP, "ujis": japanese.EUCJP, "ujisjp": japanese.EUCJP,
	"shiftjis": japanese.ShiftJIS, "sjis": japanese.ShiftJIS, "csshiftjis": japanese.ShiftJIS, "cp932": japanese.ShiftJIS, "ms932": japanese.ShiftJIS,
	"iso2022jp": japanese.ISO2022JP, "csiso2022jp": japanese.ISO2022JP,
	"euckr": korean.EUCKR, "korean": korean.EUCKR, "cp949": korean.EUCKR, "uhc": korean.EUCKR,
	"gb2312": simplifiedchinese.GBK, "euccn": simplifiedchinese.GBK, "gbk": simplifiedchinese.GBK, "cp936": simplifiedchinese.GBK, "gb18030": simplifiedchinese.GB18030,
	"hz": simplifiedchinese.HZGB2312, "hzgb": simplifiedchinese.HZGB2312,
	"big5": traditionalchinese.Big5, "big5tw": traditionalchinese.Big5, "cp950": traditionalchinese.Big5,
}

func decodeUTF16(raw []byte, enc string) (string, string, error) {
	if len(raw)%2 != 0 {
		return "", enc, errors.New("odd number of bytes in " + enc)
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		lo, hi := raw[2*i], raw[2*i+1]
		if enc == encodingUTF16BE {
			lo, hi = hi, lo
		}
		units[i] = uint16(lo) | uint16(hi)<<8
	}
	for i := 0; i < len(units); i++ {
		switch u := rune(units[i]); {
		case !utf16.IsSurrogate(u):
		case i+1 < len(units) && utf16.DecodeRune(u, rune(units[i+1])) != utf8.RuneError:
			i++
		default:
			return "", enc, fmt.Errorf("not valid %s at byte %d", enc, 2*i)
		}
	}
	return string(utf16.Decode(units)), enc, nil
}

func encodeUTF16(content, enc string) []byte {
	raw := make([]byte, 0, 2*len(content))
	for _, u := range utf16.Encode([]rune(content)) {
		if enc == encodingUTF16BE {
			u = u<<8 | u>>8
		}
		raw = append(raw, byte(u), byte(u>>8))
	}
	return raw
}

// invalidAt returns the offset of the first byte of raw that is not UTF-8.
func invalidAt(raw []byte) int {
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return len(raw)
}

// notASCII returns the offset of the first byte of s above 0x7F, or -1.
func notASCII(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}
