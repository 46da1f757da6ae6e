package web

import "encoding/json"

// objek is a JSON object whose members keep the order in which people read them.
type objek []anggota

type anggota struct {
	nama  string
	nilai any
}

// ob makes an object from names and values in turn.
func ob(pasangan ...any) objek {
	o := make(objek, 0, len(pasangan)/2)
	for i := 0; i+1 < len(pasangan); i += 2 {
		o = append(o, anggota{pasangan[i].(string), pasangan[i+1]})
	}
	return o
}

func (o *objek) tambah(nama string, nilai any) { *o = append(*o, anggota{nama, nilai}) }

func rujuk(jenis, nama string) objek { return ob("$ref", "#/components/"+jenis+"/"+nama) }

// appendJSON writes what the document is made of: objects in their order, lists,
// and anything that encoding/json writes the same way each time.
func appendJSON(d []byte, v any) ([]byte, error) {
	var err error
	switch x := v.(type) {
	case objek:
		d = append(d, '{')
		for i, a := range x {
			if i > 0 {
				d = append(d, ',')
			}
			d = append(appendTeks(d, a.nama), ':')
			if d, err = appendJSON(d, a.nilai); err != nil {
				return nil, err
			}
		}
		return append(d, '}'), nil
	case []any:
		d = append(d, '[')
		for i, n := range x {
			if i > 0 {
				d = append(d, ',')
			}
			if d, err = appendJSON(d, n); err != nil {
				return nil, err
			}
		}
		return append(d, ']'), nil
	}
	b, err := json.Marshal(v)
	return append(d, b...), err
}
