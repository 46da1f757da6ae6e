package el_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// penuh fills every field that can hold a text with s.
type penuh struct {
	s string
	n int
}

func (p *penuh) isi(v reflect.Value, nama string) {
	switch v.Kind() {
	case reflect.String:
		p.n++
		switch {
		case nama == "ID":
			v.SetString(fmt.Sprintf("id-%d", p.n)) // chosen by the page, never data
		default:
			v.SetString(p.s)
		}
	case reflect.Int, reflect.Int8, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				p.isi(v.Field(i), v.Type().Field(i).Name)
			}
		}
	case reflect.Slice:
		s := reflect.MakeSlice(v.Type(), 2, 2)
		for i := range 2 {
			p.isi(s.Index(i), "")
		}
		v.Set(s)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		p.isi(v.Elem(), nama)
	case reflect.Interface:
		v.Set(reflect.ValueOf(p.s))
	}
}

// dengan gives a T with s in every text.
func dengan[T any](p *penuh) T {
	var x T
	p.isi(reflect.ValueOf(&x).Elem(), "")
	return x
}

// semua draws everything of this package with s in every place for a text.
func semua(s string) app.UI {
	p := &penuh{s: s}
	temuan := dengan[[]kominfo.Finding](p)
	kerangka := dengan[el.Kerangka](p)
	tab := dengan[el.Tab](p)
	tab.Aktif = 1
	besar := dengan[el.Tingkat](p)
	besar.Dari, besar.Sampai, besar.Nilai, besar.Mati = 0, 5, 1, false
	luas := dengan[el.Masukan](p)
	luas.Baris = 3
	tautanTombol := el.Tombol{Label: s, LabelRi: s, Href: s, Unduh: s}
	tabel := dengan[el.Tabel](p)
	tabel.Urutkan = func(app.Context, int) {}
	gambar := grafik.Batang(grafik.DataBatang{Judul: s, Butir: []grafik.Butir{{Label: s, Nilai: grafik.Nilai{X: 1, Teks: s}}}})
	kerangka.Isi = el.Isi(
		dengan[el.Kepala](p), el.RemahRemah(dengan[[]el.Remah](p)...), el.Submenu(s, dengan[[]el.Menu](p), s),
		el.P(s, el.Tebal(s), el.Kode(s), el.TakTampak(s), errors.New(s)), el.Butir(s, s), el.Urutan(s), el.Kecil(s),
		el.Tautan(s, s), el.Tautan("https://"+s, s), el.TautanUnduh("/x"+s, s, s), el.TanpaNilai(s), el.Desimal(s),
		el.Kartu(s, s), el.SubKartu(s, s), el.Bagian(s, el.SubBagian(s, s)), el.Kisi(dengan[el.Figur](p)), el.KisiLebar(s), el.Deret(s), el.Tumpuk(s), el.DuaKolom(el.Isi(s), el.Isi(s)),
		el.DaftarFakta(dengan[[]el.Fakta](p)...), el.Rincian(s, s), el.Linimasa(dengan[[]el.Kejadian](p)...), el.Kosong(s, s),
		el.Pesan(el.Bahaya, s, s), el.Spanduk(el.Info, s), el.SpandukContoh(s), el.Temuan(temuan), el.Gagal(kominfo.TidakSahKarena("x", temuan)),
		el.Memuat(s), el.Kemajuan(s, 1, 3), el.Lencana(el.Sukses, s), el.Sumber(dengan[kominfo.Sumber](p)), el.TandaSumber(kominfo.StatusSumber(s)),
		dengan[el.Masukan](p), luas, dengan[el.Pilih](p), dengan[el.PilihSatu](p), dengan[el.Centang](p), besar, dengan[el.Berkas](p),
		dengan[el.Tombol](p), tautanTombol, el.Formulir(nil, s), el.TombolCetak(s), tabel, dengan[el.Pager](p), tab,
		dengan[el.KopSurat](p), dengan[el.TandaTangan](p), el.HanyaCetak(s), el.HanyaLayar(s), el.Grafik(gambar),
	)
	return kerangka.UI()
}

func TestTeksJahatTetapTeks(t *testing.T) {
	u := semua(eltest.Jahat)
	for _, s := range eltest.Periksa(u) {
		t.Error(s)
	}
	if n := strings.Count(eltest.Teks(eltest.Urai(u)), "<script>alert(1)</script>"); n < 100 {
		t.Errorf("teks hanya terbaca %d kali: ada yang hilang", n)
	}
}

func TestTeksBiasaBenar(t *testing.T) {
	for _, s := range eltest.Periksa(semua("Sukamaju")) {
		t.Error(s)
	}
}

// The boxes of a page may be empty: before data have come, everything is drawn
// from zero values.
func TestNilaiNol(t *testing.T) {
	el.Kerangka{Isi: el.Isi(nil, "", []any{nil}, el.Tabel{}, el.Pager{}, el.Figur{}, el.Tombol{}, el.Tab{}, el.DaftarFakta(), el.Linimasa(),
		el.Grafik(grafik.Grafik{SVG: grafik.Sparkline(grafik.DataSparkline{}).SVG}), el.Ikon(0), el.Gagal(nil), el.Sumber(kominfo.Sumber{}), el.Tanggal(kominfo.Tanggal{}))}.UI()
	app.HTMLString(el.Kerangka{}.UI())
}

// A page is drawn again from the same values: nothing may be used up.
func TestGambarDuaKali(t *testing.T) {
	k := el.Kerangka{Nama: "Lumbung", Isi: el.Isi(nil, "a", el.Tabel{Judul: "x", Kolom: []el.Kolom{{Judul: "k"}}, Baris: [][]any{{nil}, {"b"}}}, nil, "c")}
	satu, dua := eltest.Teks(eltest.Urai(k.UI())), eltest.Teks(eltest.Urai(k.UI()))
	if diff := cmp.Diff(satu, dua); diff != "" {
		t.Errorf("gambar kedua berbeda (-satu +dua):\n%s", diff)
	}
}

func TestIsian(t *testing.T) {
	b := eltest.Urai(el.Masukan{ID: "nama", Label: "Nama", Bantuan: "Seperti di KTP.", Galat: "Belum diisi.", Nilai: `a "b" & <c>`, Wajib: true}.UI())
	in := eltest.Cari(b, "input")[0]
	for nama, want := range map[string]string{"value": `a "b" & <c>`, "aria-describedby": "nama-galat nama-bantuan", "aria-invalid": "true", "aria-required": "true", "type": "text"} {
		if got, _ := eltest.Atribut(in, nama); got != want {
			t.Errorf("%s = %q, want %q", nama, got, want)
		}
	}
	b = eltest.Urai(el.Masukan{ID: "ket", Label: "Ket", Baris: 3, Nilai: "x </textarea><b>"}.UI())
	if got := eltest.Cari(b, "textarea")[0].FirstChild.Data; got != "x </textarea><b>" {
		t.Errorf("isi textarea %q", got)
	}
}

func TestTingkat(t *testing.T) {
	for _, c := range []struct {
		nilai int
		want  string
	}{{el.BelumDiisi, ""}, {0, "t-0"}, {3, "t-3"}, {9, ""}} {
		got := ""
		for _, in := range eltest.Cari(eltest.Urai(el.Tingkat{ID: "t", Label: "Tingkat", Dari: 0, Sampai: 5, Nilai: c.nilai}.UI()), "input") {
			if _, ada := eltest.Atribut(in, "checked"); ada {
				got, _ = eltest.Atribut(in, "id")
			}
		}
		if got != c.want {
			t.Errorf("Nilai %d menandai %q, want %q", c.nilai, got, c.want)
		}
	}
}

func TestSumber(t *testing.T) {
	for _, c := range []struct {
		s    kominfo.Sumber
		want string
	}{
		{kominfo.Sumber{Regulasi: "PermenPANRB 59/2020", Bagian: "Tabel 9", Status: kominfo.Terverifikasi}, "PermenPANRB 59/2020, Tabel 9"},
		{kominfo.Sumber{Regulasi: "Perki 1/2021", Status: kominfo.DariIngatan, Catatan: "Pasal belum dicocokkan."}, "Perki 1/2021 dari ingatan, belum diperiksa Pasal belum dicocokkan."},
		{kominfo.Sumber{Regulasi: "X"}, "X status sumber tidak disebut"},
	} {
		if got := eltest.Teks(eltest.Urai(el.Sumber(c.s))); got != c.want {
			t.Errorf("Sumber(%v) terbaca %q, want %q", c.s, got, c.want)
		}
	}
}

func TestGagalTidakMengulang(t *testing.T) {
	f := []kominfo.Finding{{ID: "X-1", Severity: kominfo.Galat, Message: "Nama belum diisi."}}
	for _, c := range []struct {
		err  error
		want string
	}{
		{kominfo.TidakSahKarena("x", f), "Belum berhasil Ada 1 hal yang perlu dilihat: galat Nama belum diisi. X-1"},
		{&kominfo.Error{Kind: kominfo.TidakSah, Message: "Baris 3 ditolak.", Findings: f}, "Belum berhasil Baris 3 ditolak. galat Nama belum diisi. X-1"},
		{kominfo.E(kominfo.TidakAda, "x", "Berkas tidak ada."), "Belum berhasil Berkas tidak ada."},
	} {
		if got := eltest.Teks(eltest.Urai(el.Gagal(c.err))); got != c.want {
			t.Errorf("Gagal(%v) terbaca %q, want %q", c.err, got, c.want)
		}
	}
}

func TestWaktu(t *testing.T) {
	m := time.Date(2026, 3, 16, 17, 5, 0, 0, time.UTC)
	for z, want := range map[kominfo.Zona]string{"": "17 Maret 2026, 00.05 WIB", kominfo.WIT: "17 Maret 2026, 02.05 WIT"} {
		if got := el.Waktu(m, z); got != want {
			t.Errorf("Waktu(%q) = %q, want %q", z, got, want)
		}
	}
	if got := el.Waktu(time.Time{}, kominfo.WIB); got != "" {
		t.Errorf("waktu nol = %q", got)
	}
}

func ExampleTabel() {
	t := el.Tabel{Judul: "Permohonan", Kolom: []el.Kolom{{Judul: "Bulan"}, {Judul: "Jumlah", Angka: true}},
		Baris: [][]any{{"Januari", el.Angka(1204)}, {"Februari", nil}}}
	fmt.Println(eltest.Teks(eltest.Urai(t.UI())))
	// Output: Permohonan Bulan Jumlah Januari 1.204 Februari – tidak ada data
}

func ExampleKerangka() {
	halaman := el.Kerangka{
		Nama:  "Lumbung",
		Menu:  []el.Menu{{Label: "PPID", Href: "/ppid"}},
		Aktif: "/ppid",
		Isi: el.Isi(
			el.Kepala{Judul: "Permohonan informasi"},
			el.Figur{Label: "Terlambat", Nilai: "3", Nada: el.Bahaya},
		),
	}
	main := eltest.Cari(eltest.Urai(halaman.UI()), "main")[0]
	fmt.Println(eltest.Teks(main))
	// Output: Permohonan informasi Terlambat 3
}

func ExampleAtribut() {
	// On the server; in the browser the text stays as it is.
	fmt.Println(el.Atribut(`Dinas "Kominfo" & <x>`))
	// Output: Dinas &#34;Kominfo&#34; &#38; &#60;x&#62;
}

func ExampleAlamat() {
	fmt.Println(el.Alamat("/ppid/register?status=baru"), el.Alamat("javascript:alert(1)"))
	// Output: /ppid/register?status=baru #
}
