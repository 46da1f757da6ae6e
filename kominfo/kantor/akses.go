package kantor

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Rute is the door through which personal data left.
type Rute string

const (
	RuteBaca    Rute = "baca"    // one document, or an older version of it
	RuteRiwayat Rute = "riwayat" // versions of one document
	RuteDaftar  Rute = "daftar"  // a page of a list
	RuteEkspor  Rute = "ekspor"  // a file
)

// AksesPribadi records that an account read the personal part of one version of
// a document (UU 27/2022). It holds nothing of what was read, and of the person
// concerned nothing but the document's id.
type AksesPribadi struct {
	Register  string          `json:"register" judul:"Register" wajib:"ya" panjang:"40" pola:"^[a-z][a-z0-9_]*$" contoh:"permohonan"`
	Dokumen   register.ID     `json:"dokumen" judul:"Dokumen" wajib:"ya" panjang:"36" pola:"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"`
	Versi     int64           `json:"versi" judul:"Versi" wajib:"ya" min:"1"`
	Rute      Rute            `json:"rute" judul:"Dibaca lewat" wajib:"ya" pilihan:"baca=Halaman dokumen|riwayat=Riwayat|daftar=Daftar|ekspor=Berkas ekspor"`
	Pelaku    string          `json:"pelaku" judul:"Akun pembaca" panjang:"200" bantuan:"Kosong bila pembacanya tidak punya akun."`
	Peran     string          `json:"peran" judul:"Peran pembaca" panjang:"200"`
	Perangkat string          `json:"perangkat" judul:"Perangkat daerah pembaca" panjang:"200"`
	Tanggal   kominfo.Tanggal `json:"tanggal" judul:"Tanggal dibaca" wajib:"ya" bantuan:"Menurut zona waktu kantor; jamnya ada di riwayat catatan ini."`
}

// Bacaan is the input of the action "catat". Who read and when is not asked: it
// is who writes the record, and the moment of the writing, so that nobody can
// record a reading of somebody else.
type Bacaan struct {
	Register string      `json:"register" judul:"Register" wajib:"ya" panjang:"40" pola:"^[a-z][a-z0-9_]*$"`
	Dokumen  register.ID `json:"dokumen" judul:"Dokumen" wajib:"ya" panjang:"36" pola:"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"`
	Versi    int64       `json:"versi" judul:"Versi" wajib:"ya" min:"1"`
	Rute     Rute        `json:"rute" judul:"Dibaca lewat" wajib:"ya" pilihan:"baca=Halaman dokumen|riwayat=Riwayat|daftar=Daftar|ekspor=Berkas ekspor"`
}

// DefAkses defines the register akses_pribadi. A record is made and never
// changed or withdrawn. It belongs to the reader's perangkat daerah.
func DefAkses() *register.Def[AksesPribadi] {
	teks := func(nama string, f func(*AksesPribadi) string) register.AnyKolom[AksesPribadi] {
		return register.Kolom[AksesPribadi, string]{Nama: nama, Baca: f}
	}
	return &register.Def[AksesPribadi]{
		Nama: "akses_pribadi", Judul: "Catatan akses data pribadi", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("akses_pribadi"),
		Keterangan: "Siapa membaca bagian pribadi dokumen yang mana, kapan, dan lewat mana (UU 27/2022).",
		Kolom: []register.AnyKolom[AksesPribadi]{
			teks("tanggal", func(a *AksesPribadi) string { return a.Tanggal.String() }),
			teks("register", func(a *AksesPribadi) string { return a.Register }),
			teks("dokumen", func(a *AksesPribadi) string { return string(a.Dokumen) }),
			teks("pelaku", func(a *AksesPribadi) string { return a.Pelaku }),
			teks("perangkat", func(a *AksesPribadi) string { return a.Perangkat }),
			teks("rute", func(a *AksesPribadi) string { return string(a.Rute) }),
		},
		Indeks:  [][]string{{"dokumen"}, {"pelaku", "tanggal"}, {"register", "tanggal"}},
		Ringkas: [][]string{{"tanggal", "register", "dokumen", "pelaku", "perangkat", "rute"}},
		Sebutan: func(a *AksesPribadi) string { return a.Pelaku + " membaca " + a.Register + " " + string(a.Dokumen) },
		Tindakan: []register.Tindakan[AksesPribadi]{
			{Nama: "catat", Judul: "Catat akses", Mula: true, Laku: register.Lakukan(catatBacaan)},
		},
	}
}

func catatBacaan(ctx context.Context, tx register.Tx, _ *register.Dokumen[AksesPribadi], in Bacaan) (AksesPribadi, error) {
	zona, err := zonaKantor(ctx, tx)
	a := tx.Aktor()
	return AksesPribadi{Register: in.Register, Dokumen: in.Dokumen, Versi: in.Versi, Rute: in.Rute,
		Pelaku: a.ID, Peran: a.Peran, Perangkat: a.Perangkat, Tanggal: kominfo.TanggalDari(tx.Sekarang(), zona)}, err
}

// zonaKantor gives the zone of the office's profile; WIB while there is none, or
// in a program that keeps no profile.
func zonaKantor(ctx context.Context, r register.Reader) (kominfo.Zona, error) {
	p, ada, err := Kini(ctx, r)
	if kominfo.KindOf(err) == kominfo.TidakAda || err == nil && !ada {
		return kominfo.WIB, nil
	}
	return p.Isi.Zona, err
}

// CatatAkses makes the function that web.Opsi.CatatAkses asks for: it records
// each reading of a personal part in the store's register akses_pribadi. When it
// fails, nothing may leave.
func CatatAkses(s register.Store) func(ctx context.Context, a kominfo.Aktor, r register.Info, id register.ID, versi int64) error {
	return func(ctx context.Context, a kominfo.Aktor, r register.Info, id register.ID, versi int64) error {
		return CatatBacaan(ctx, s, a, Bacaan{Register: r.Nama, Dokumen: id, Versi: versi, Rute: RuteBaca})
	}
}

// CatatBacaan records readings by a in one transaction, all or none: for a page
// of a list or a file with personal parts that a program of one's own gives out.
// Call it before anything leaves.
func CatatBacaan(ctx context.Context, s register.Store, a kominfo.Aktor, bs ...Bacaan) error {
	if len(bs) == 0 {
		return nil
	}
	d := DefAkses()
	return s.Ubah(ctx, a, func(tx register.Tx) error {
		for _, b := range bs {
			if _, err := d.Lakukan(ctx, tx, register.LingkupPenuh(), "", 0, "catat", b); err != nil {
				return err
			}
		}
		return nil
	})
}
