package register

import "encoding/json"

// anggota is one member of a JSON object, its value as exact bytes.
type anggota struct {
	nama  string
	nilai json.RawMessage
}

// bacaObjek reads the members of one JSON object in their order. It refuses
// anything else, repeated names and trailing text. Values are parts of b.
func bacaObjek(b []byte) ([]anggota, error) {
	if !json.Valid(b) {
		return nil, errBukanObjek
	}
	return anggotaSah(b)
}

// anggotaSah is bacaObjek for JSON that is known to be valid. Every write does
// this several times, so it is a scanner, not encoding/json's Decoder.
func anggotaSah(b []byte) ([]anggota, error) {
	i := lewatiSpasi(b, 0)
	if b[i] != '{' {
		return nil, errBukanObjek
	}
	out := make([]anggota, 0, 16)
	var lihat map[string]bool // names seen, once there are many
	for i = lewatiSpasi(b, i+1); b[i] != '}'; {
		if b[i] == ',' {
			i = lewatiSpasi(b, i+1)
		}
		j := lewatiNilai(b, i)
		var a anggota
		if polos(b[i+1 : j-1]) {
			a.nama = string(b[i+1 : j-1])
		} else if err := json.Unmarshal(b[i:j], &a.nama); err != nil {
			return nil, err
		}
		i = lewatiSpasi(b, lewatiSpasi(b, j)+1) // the colon
		j = lewatiNilai(b, i)
		a.nilai = json.RawMessage(b[i:j:j])
		if ganda(out, &lihat, a.nama) {
			return nil, errNamaGanda{a.nama}
		}
		out = append(out, a)
		i = lewatiSpasi(b, j)
	}
	return out, nil
}

// ganda reports whether a name occurred before. A document of a megabyte can
// have a hundred thousand members, so comparing all pairs has to end early.
func ganda(out []anggota, lihat *map[string]bool, nama string) bool {
	if len(out) < 64 {
		for _, x := range out {
			if x.nama == nama {
				return true
			}
		}
		return false
	}
	if *lihat == nil {
		*lihat = make(map[string]bool, 256)
		for _, x := range out {
			(*lihat)[x.nama] = true
		}
	}
	if (*lihat)[nama] {
		return true
	}
	(*lihat)[nama] = true
	return false
}

// lewatiSpasi and lewatiNilai walk over JSON that is known to be valid.
func lewatiSpasi(b []byte, i int) int {
	for b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r' {
		i++
	}
	return i
}

func lewatiNilai(b []byte, i int) int {
	dalam := 0
	for ; ; i++ {
		switch b[i] {
		case '"':
			for i++; b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			dalam++
			continue
		case '}', ']':
			dalam--
		default: // a number, a word, or what stands between values
			for !pemisah(b[i+1]) {
				i++
			}
		}
		if dalam == 0 {
			return i + 1
		}
	}
}

// polos reports whether a name stands in JSON as it is, between quotes.
func polos[B string | []byte](n B) bool {
	for i := range len(n) {
		if c := n[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return true
}

func pemisah(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', ',', ':', '{', '}', '[', ']', '"':
		return true
	}
	return false
}

func tulisObjek(a []anggota) []byte {
	n := 2
	for _, x := range a {
		n += len(x.nama) + len(x.nilai) + 4
	}
	b := append(make([]byte, 0, n), '{')
	for i, x := range a {
		if i > 0 {
			b = append(b, ',')
		}
		if polos(x.nama) {
			b = append(append(append(b, '"'), x.nama...), '"')
		} else {
			q, _ := json.Marshal(x.nama) // a string always marshals
			b = append(b, q...)
		}
		b = append(append(b, ':'), x.nilai...)
	}
	return append(b, '}')
}

// pisahAnggota splits a document into its public and its personal members.
// personal is nil when the document has none.
func pisahAnggota(a []anggota, pribadi map[string]bool) (umum, personal []byte) {
	var u, p []anggota
	for _, x := range a {
		if !pribadi[x.nama] {
			u = append(u, x)
		} else if s := string(x.nilai); s != `""` && s != "null" && s != "0" && s != "false" {
			p = append(p, x)
		}
	}
	if p == nil {
		return tulisObjek(u), nil
	}
	return tulisObjek(u), tulisObjek(p)
}

// gabung puts the two parts together again. Without a personal part the public
// bytes come back as they are.
func gabung(umum, pribadi []byte) ([]byte, error) {
	if len(pribadi) == 0 {
		return umum, nil
	}
	u, err := bacaObjek(umum)
	if err != nil {
		return nil, err
	}
	p, err := bacaObjek(pribadi)
	if err != nil {
		return nil, err
	}
	return tulisObjek(append(u, p...)), nil
}
