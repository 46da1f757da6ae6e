package arsitektur

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const batasMemakai = 100 // links of one element; each is read at every write

// boleh says which domains an element of a domain usually uses. No regulation
// read here says so, hence a warning and no more.
func boleh(dari, ke Domain) bool {
	switch dari {
	case ProsesBisnis:
		return ke == Layanan || ke == Data
	case Layanan:
		return ke == Aplikasi || ke == Data || ke == Keamanan
	case Aplikasi:
		return ke == Aplikasi || ke == Data || ke == Infrastruktur || ke == Keamanan
	case Data, Infrastruktur:
		return ke == Infrastruktur || ke == Keamanan
	}
	return false
}

// temuan collects findings. It is a type, not a closure, because the compiler
// would copy a closure into every place that calls it, and browsers pay for that.
type temuan []kominfo.Finding

//go:noinline
func (t *temuan) lapor(id, jalur string, s kominfo.Severity, pesan string) {
	*t = append(*t, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan})
}

// Check gives everything that is wrong with the element by itself; whether its
// parent and the elements it uses exist is the register's to ask.
func (e *Elemen) Check() []kominfo.Finding {
	var fs temuan
	switch {
	case !e.Kode.Sah():
		fs.lapor("ARS-KODE-01", "kode", kominfo.Galat, "Kode referensi tidak dikenal. "+bentukKode)
	case e.Kode.Domain() != e.Domain:
		fs.lapor("ARS-KODE-02", "kode", kominfo.Galat, "Kode "+string(e.Kode)+" milik domain "+e.Kode.Domain().Label()+", sedangkan domain yang dipilih "+e.Domain.Label()+". Perbaiki salah satunya; kode domain itu berawalan "+e.Domain.Awalan()+".")
	default:
		if k := e.Kode.Asing(); k != "" {
			fs.lapor("ARS-KODE-03", "kode", kominfo.Peringatan, "Kode "+string(k)+" tidak ada di referensi nasional yang dikenal program ini. Tingkat 1 dan 2 ditetapkan nasional; periksa lagi kodenya.")
			s := Acuan{Status: kominfo.Sekunder}.Sumber()
			fs[len(fs)-1].Source = &s
		}
	}
	e.tiapMedan(func(nama string, milik, terisi bool) {
		if terisi && !milik {
			fs.lapor("ARS-ISIAN-01", nama, kominfo.Galat, "Isian "+strings.ReplaceAll(nama, "_", " ")+" bukan untuk domain "+e.Domain.Label()+". Kosongkan, atau perbaiki domainnya.")
		}
	})
	if n := len(e.Memakai); n > batasMemakai {
		fs.lapor("ARS-MEMAKAI-01", "memakai", kominfo.Galat, "Elemen ini memakai "+strconv.Itoa(n)+" elemen lain; paling banyak "+strconv.Itoa(batasMemakai)+". Pecah elemen ini menjadi beberapa.")
		return fs // a hostile list must not make a huge answer
	}
	for i, id := range e.Memakai {
		if id == "" || slices.Contains(e.Memakai[:i], id) {
			fs.lapor("ARS-MEMAKAI-02", jalurMemakai(i), kominfo.Galat, "Elemen yang dipakai nomor "+strconv.Itoa(i+1)+" kosong atau sudah disebut. Hapus.")
		}
	}
	return fs
}

func jalurMemakai(i int) string { return "memakai." + strconv.Itoa(i) }

// periksaRujukan is the register's Check: the element by itself, then its parent,
// its children when its code changes, and what it uses.
func periksaRujukan(ctx context.Context, d register.Register, r register.Reader, lama *register.Dokumen[Elemen], e *Elemen) ([]kominfo.Finding, error) {
	fs := temuan(e.Check())
	if kominfo.AdaGalat(fs) {
		return fs, nil
	}
	if e.Induk != "" {
		switch k, nama, ada, err := baca(ctx, d, r, e.Induk); {
		case err != nil:
			return nil, err
		case !ada:
			fs.lapor("ARS-INDUK-01", "induk", kominfo.Galat, "Induk tidak ada atau sudah ditarik. Pilih induk lain, atau kosongkan.")
		case !e.Kode.DiBawah(k):
			fs.lapor("ARS-INDUK-02", "induk", kominfo.Galat, "Kode "+string(e.Kode)+" tidak berada di bawah kode induknya, "+string(k)+" "+nama+". Kode elemen harus dimulai dengan kode induk lalu bertambah setingkat atau lebih.")
		}
	}
	if lama != nil && lama.Isi.Kode != e.Kode {
		anak, err := r.Cari(ctx, d, register.LingkupUmum(), register.Query{
			Saring: []register.Syarat{{Kolom: "induk", Op: register.Sama, Nilai: string(lama.ID)}}, Batas: 1000})
		if err != nil {
			return nil, err
		}
		n, misal := 0, ""
		for _, a := range anak.Baris {
			kode, _ := a.Kolom[kolomKode].(string)
			nama, _ := a.Kolom[kolomNama].(string)
			if !Kode(kode).DiBawah(e.Kode) {
				n, misal = n+1, kode+" "+nama
			}
		}
		if n > 0 {
			fs.lapor("ARS-INDUK-03", "kode", kominfo.Galat, "Kode baru "+string(e.Kode)+" memutus "+strconv.Itoa(n)+" elemen di bawahnya, misalnya "+misal+". Lepaskan atau pindahkan elemen itu lebih dulu.")
		}
	}
	for i, id := range e.Memakai {
		if lama != nil && id == lama.ID {
			fs.lapor("ARS-MEMAKAI-03", jalurMemakai(i), kominfo.Galat, "Elemen tidak dapat memakai dirinya sendiri. Hapus dari daftar.")
			continue
		}
		switch k, nama, ada, err := baca(ctx, d, r, id); {
		case err != nil:
			return nil, err
		case !ada:
			fs.lapor("ARS-MEMAKAI-04", jalurMemakai(i), kominfo.Galat, "Elemen yang dipakai nomor "+strconv.Itoa(i+1)+" tidak ada atau sudah ditarik. Hapus dari daftar, atau pilih yang lain.")
		case !boleh(e.Domain, k.Domain()):
			fs.lapor("ARS-MEMAKAI-05", jalurMemakai(i), kominfo.Peringatan, e.Domain.Label()+" biasanya tidak memakai "+strings.ToLower(k.Domain().Label())+" ("+string(k)+" "+nama+"). Periksa apakah arahnya terbalik.")
		}
	}
	return fs, nil
}

// baca gives code and name of another element; ada is false when it is absent or
// withdrawn. Elements of other offices of the same government may be used, so it
// reads beyond the writer's scope.
func baca(ctx context.Context, d register.Register, r register.Reader, id register.ID) (k Kode, nama string, ada bool, err error) {
	b, err := r.Baca(ctx, d, register.LingkupUmum(), id, 0)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return "", "", false, nil
	}
	if err != nil {
		return "", "", false, err
	}
	doc, err := d.Dokumen(b)
	if err != nil {
		return "", "", false, err
	}
	var x struct {
		Kode Kode   `json:"kode"`
		Nama string `json:"nama"`
	}
	if err := json.Unmarshal(doc, &x); err != nil {
		return "", "", false, kominfo.E(kominfo.Rusak, "arsitektur.Check", "Elemen %s tidak dapat dibaca.", id).Sebab(err)
	}
	return x.Kode, x.Nama, !b.Ditarik, nil
}
