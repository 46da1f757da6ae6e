package register_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

type orangV1 struct {
	Nama string `json:"nama" judul:"Nama" wajib:"ya"`
	HP   string `json:"hp" judul:"HP" pribadi:"ya"`
}

type orangV3 struct {
	NamaLengkap string `json:"nama_lengkap" judul:"Nama lengkap" wajib:"ya"`
	Telepon     string `json:"telepon" judul:"Telepon" pribadi:"ya"`
	Aktif       bool   `json:"aktif" judul:"Aktif"`
}

func defV1() *register.Def[orangV1] {
	return &register.Def[orangV1]{Nama: "orang", Judul: "Orang", Jejak: register.Dalam, VersiSkema: 1}
}

// defV3 renames a public and a personal field in step 1 and adds one in step 2.
func defV3(lihat *[]string) *register.Def[orangV3] {
	ganti := func(dari, ke string, b []byte) []byte {
		return bytes.Replace(b, []byte(`"`+dari+`":`), []byte(`"`+ke+`":`), 1)
	}
	return &register.Def[orangV3]{Nama: "orang", Judul: "Orang", Jejak: register.Dalam, VersiSkema: 3,
		Naik: map[int]func([]byte) ([]byte, error){
			1: func(b []byte) ([]byte, error) {
				*lihat = append(*lihat, string(b))
				return ganti("hp", "telepon", ganti("nama", "nama_lengkap", b)), nil
			},
			2: func(b []byte) ([]byte, error) {
				if bytes.Contains(b, []byte(`"nama_lengkap"`)) {
					b = append(bytes.TrimSuffix(b, []byte("}")), `,"aktif":true}`...)
				}
				return b, nil
			},
		}}
}

func barisV1(t *testing.T, o orangV1) register.Baris {
	t.Helper()
	d := defV1()
	m, err := register.NewMemori(d)
	if err != nil {
		t.Fatal(err)
	}
	var meta register.Meta
	if err := m.Ubah(t.Context(), kominfo.Aktor{}, func(tx register.Tx) (err error) {
		meta, err = d.Buat(t.Context(), tx, register.LingkupPenuh(), o)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	b, err := m.Baca(t.Context(), d, register.LingkupPenuh(), meta.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNaik(t *testing.T) {
	b := barisV1(t, orangV1{"Nama Contoh", "0811"})
	utuh := string(b.Umum) + string(b.Pribadi)
	var lihat []string
	doc, err := defV3(&lihat).Dokumen(b)
	if err != nil {
		t.Fatal(err)
	}
	var got orangV3
	if err := json.Unmarshal(doc, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(orangV3{"Nama Contoh", "0811", true}, got); diff != "" {
		t.Errorf("skema 1 ke 3 (-want +got):\n%s", diff)
	}
	// The two parts are raised apart, and the stored bytes stay.
	if diff := cmp.Diff([]string{`{"nama":"Nama Contoh"}`, `{"hp":"0811"}`}, lihat); diff != "" {
		t.Errorf("bagian yang dinaikkan (-want +got):\n%s", diff)
	}
	if got := string(b.Umum) + string(b.Pribadi); got != utuh {
		t.Errorf("bita tersimpan berubah: %s", got)
	}
	// Without the right to the personal part there is nothing to raise.
	b.Pribadi = nil
	lihat = nil
	if _, err := defV3(&lihat).Dokumen(b); err != nil || len(lihat) != 1 {
		t.Errorf("tanpa bagian pribadi: %v %v", lihat, err)
	}
	// A row of the middle version takes only the last step.
	lihat = nil
	doc, err = defV3(&lihat).Dokumen(register.Baris{VersiSkema: 2, Umum: []byte(`{"nama_lengkap":"x"}`)})
	if want := `{"nama_lengkap":"x","aktif":true}`; err != nil || string(doc) != want || lihat != nil {
		t.Errorf("skema 2: %s %v, langkah pertama %v", doc, err, lihat)
	}
}

func TestNaikDitolak(t *testing.T) {
	gagal := errors.New("gagal")
	for nama, u := range map[string]struct {
		d    *register.Def[orangV1]
		kata string
		err  error
	}{
		"skema lebih baru": {&register.Def[orangV1]{Nama: "orang", VersiSkema: 1}, "Perbarui program", nil},
		"langkah hilang": {&register.Def[orangV1]{Nama: "orang", VersiSkema: 4, Naik: map[int]func([]byte) ([]byte, error){
			2: func(b []byte) ([]byte, error) { return b, nil }}}, "3 ke 4", nil},
		"langkah gagal": {&register.Def[orangV1]{Nama: "orang", VersiSkema: 3, Naik: map[int]func([]byte) ([]byte, error){
			2: func([]byte) ([]byte, error) { return nil, gagal }}}, "gagal dinaikkan dari skema 2", gagal},
	} {
		_, err := u.d.Dokumen(register.Baris{VersiSkema: 2, Umum: []byte(`{"nama":"x"}`)})
		if kominfo.KindOf(err) != kominfo.Rusak || !strings.Contains(kominfo.PesanUntukOrang(err), u.kata) || u.err != nil && !errors.Is(err, u.err) {
			t.Errorf("%s: %v", nama, err)
		}
	}
}
