package register

import "strconv"

// Teks gives a column of a row as text, by its name; "" when the register has no such
// column, or the row came without it. in is the description of the row's register.
func (b *Baris) Teks(in Info, kolom string) string {
	for i, k := range in.Kolom {
		if k.Nama != kolom || i >= len(b.Kolom) {
			continue
		}
		switch v := b.Kolom[i].(type) {
		case string:
			return v
		case int64:
			return strconv.FormatInt(v, 10)
		}
	}
	return ""
}
