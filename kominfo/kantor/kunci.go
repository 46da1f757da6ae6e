package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// KunciJejak says by which keys the checkpoints of this office's journal are
// verified, and which epochs the journal has had. There is one document of it;
// its fields are the key and the epoch in force, its lists what was before.
type KunciJejak struct {
	Nama      string      `json:"nama" judul:"Nama jejak" wajib:"ya" panjang:"60" pola:"^[a-z0-9][a-z0-9.-]*$" contoh:"kab.belitung-timur"`
	Kunci     string      `json:"kunci" judul:"Kunci pemeriksa" wajib:"ya" panjang:"200"`
	Sejak     time.Time   `json:"sejak" judul:"Kunci berlaku sejak" wajib:"ya"`
	Masa      int64       `json:"masa" judul:"Masa" wajib:"ya" min:"1"`
	MasaSejak time.Time   `json:"masa_sejak" judul:"Masa berlaku sejak" wajib:"ya"`
	KunciLama []KunciLama `json:"kunci_lama" judul:"Kunci sebelumnya"`
	MasaBaru  []MasaJejak `json:"masa_baru" judul:"Masa baru sesudah pemulihan"`
}

// KunciLama is a key that was in force before. What it signed then stays valid.
type KunciLama struct {
	Kunci  string    `json:"kunci" judul:"Kunci pemeriksa"`
	Sejak  time.Time `json:"sejak" judul:"Berlaku sejak"`
	Sampai time.Time `json:"sampai" judul:"Sampai"`
	Alasan string    `json:"alasan" judul:"Alasan diganti"`
}

// MasaJejak is the beginning of an epoch after the first: what was restored, and
// how far the journal had come before, as far as that is known. Between the two
// lies what was lost.
type MasaJejak struct {
	Masa  int64     `json:"masa" judul:"Masa"`
	Sejak time.Time `json:"sejak" judul:"Sejak"`
	Pulih
}

// Mulai is the input of the action that names the first key.
type Mulai struct {
	Nama  string `json:"nama" judul:"Nama jejak" wajib:"ya" panjang:"60" pola:"^[a-z0-9][a-z0-9.-]*$" contoh:"kab.belitung-timur" bantuan:"Nama kantor ini di setiap checkpoint; tidak dapat diganti."`
	Kunci string `json:"kunci" judul:"Kunci pemeriksa" wajib:"ya" panjang:"200" bantuan:"Kunci umum, satu baris: lumbung/NAMA+sidik+kunci. Jangan menempel kunci rahasia."`
}

// Ganti is the input of the action that changes the key.
type Ganti struct {
	Kunci  string `json:"kunci" judul:"Kunci pemeriksa baru" wajib:"ya" panjang:"200" bantuan:"Kunci umum, satu baris: lumbung/NAMA+sidik+kunci. Jangan menempel kunci rahasia."`
	Alasan string `json:"alasan" judul:"Alasan" rupa:"panjang" wajib:"ya" panjang:"500" bantuan:"Terbit untuk umum; jangan menulis data pribadi."`
}

// MasaBaru is the input of the action that begins an epoch after a restore. The
// number is asked for and not counted, because the document itself may have been
// restored from before an epoch that outsiders know.
type MasaBaru struct {
	Masa int64 `json:"masa" judul:"Masa baru" wajib:"ya" min:"2" bantuan:"Lebih besar dari setiap masa yang pernah dipakai."`
	Pulih
}

// Pulih describes a restore: for both logs size and root of the state that was
// restored, and the last checkpoint known before.
type Pulih struct {
	Sebab           string `json:"sebab" judul:"Sebab" rupa:"panjang" wajib:"ya" panjang:"500" bantuan:"Mengapa data dipulihkan. Terbit untuk umum; jangan menulis data pribadi."`
	UkuranUmum      int64  `json:"ukuran_umum" judul:"Ukuran jejak umum yang dipulihkan" min:"0"`
	AkarUmum        string `json:"akar_umum" judul:"Akar jejak umum yang dipulihkan" wajib:"ya" panjang:"44"`
	UkuranDalam     int64  `json:"ukuran_dalam" judul:"Ukuran jejak dalam yang dipulihkan" min:"0"`
	AkarDalam       string `json:"akar_dalam" judul:"Akar jejak dalam yang dipulihkan" wajib:"ya" panjang:"44"`
	CheckpointUmum  string `json:"checkpoint_umum" judul:"Checkpoint umum terakhir sebelumnya" rupa:"panjang" panjang:"2048" bantuan:"Yang paling akhir diketahui, juga bila hanya dipegang pihak luar. Kosongkan bila tidak ada."`
	CheckpointDalam string `json:"checkpoint_dalam" judul:"Checkpoint dalam terakhir sebelumnya" rupa:"panjang" panjang:"2048"`
}

// DefKunci defines the register kunci_jejak.
func DefKunci() *register.Def[KunciJejak] {
	return &register.Def[KunciJejak]{
		Nama: "kunci_jejak", Judul: "Kunci jejak", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("kunci_jejak"),
		Keterangan: "Kunci untuk memeriksa checkpoint jejak kantor ini, pergantiannya, dan masa baru sesudah pemulihan data.",
		Kolom: []register.AnyKolom[KunciJejak]{
			register.Kolom[KunciJejak, string]{Nama: "satu", Judul: "Hanya satu", Baca: func(*KunciJejak) string { return "jejak" }},
			register.Kolom[KunciJejak, string]{Nama: "nama", Baca: func(k *KunciJejak) string { return k.Nama }},
			register.Kolom[KunciJejak, int64]{Nama: "masa", Baca: func(k *KunciJejak) int64 { return k.Masa }},
		},
		Unik:    [][]string{{"satu"}},
		Sebutan: func(k *KunciJejak) string { return "lumbung/" + k.Nama },
		Tindakan: []register.Tindakan[KunciJejak]{
			{Nama: "mulai", Judul: "Mulai jejak", Mula: true, Laku: register.Lakukan(mulaiKunci)},
			{Nama: "ganti_kunci", Judul: "Ganti kunci", Laku: register.Lakukan(gantiKunci)},
			{Nama: "masa_baru", Judul: "Mulai masa baru", Laku: register.Lakukan(masaBaru)},
		},
	}
}

func mulaiKunci(_ context.Context, tx register.Tx, _ *register.Dokumen[KunciJejak], in Mulai) (KunciJejak, error) {
	kini := tx.Sekarang()
	return KunciJejak{Nama: in.Nama, Kunci: in.Kunci, Sejak: kini, Masa: 1, MasaSejak: kini, KunciLama: []KunciLama{}, MasaBaru: []MasaJejak{}},
		temuan(periksaKunci("kunci", in.Nama, in.Kunci))
}

func gantiKunci(_ context.Context, tx register.Tx, lama *register.Dokumen[KunciJejak], in Ganti) (KunciJejak, error) {
	k := lama.Isi
	fs := periksaKunci("kunci", k.Nama, in.Kunci)
	if slices.Contains(k.Semua(), in.Kunci) {
		fs = append(fs, salahKunci("KUNCI-02", "kunci", "Kunci ini sudah pernah dipakai. Buat kunci yang baru."))
	}
	kini := tx.Sekarang()
	k.KunciLama = append(slices.Clone(k.KunciLama), KunciLama{Kunci: k.Kunci, Sejak: k.Sejak, Sampai: kini, Alasan: in.Alasan})
	k.Kunci, k.Sejak = in.Kunci, kini
	return k, temuan(fs)
}

func masaBaru(_ context.Context, tx register.Tx, lama *register.Dokumen[KunciJejak], in MasaBaru) (KunciJejak, error) {
	k := lama.Isi
	var fs []kominfo.Finding
	for _, a := range []struct{ jalur, akar string }{{"akar_umum", in.AkarUmum}, {"akar_dalam", in.AkarDalam}} {
		if !akarSah(a.akar) {
			fs = append(fs, salahKunci("KUNCI-03", a.jalur, "Akar jejak harus 44 huruf base64, seperti baris ketiga sebuah checkpoint."))
		}
	}
	terakhir := k.Masa
	for _, c := range []struct{ jalur, jejak, isi string }{{"checkpoint_umum", "umum", in.CheckpointUmum}, {"checkpoint_dalam", "dalam", in.CheckpointDalam}} {
		if c.isi == "" {
			continue
		}
		t, salah := uraiTitik(c.isi)
		switch {
		case salah != "":
			fs = append(fs, salahKunci("KUNCI-04", c.jalur, salah))
		case t.Nama != k.Nama || t.Jejak != c.jejak:
			fs = append(fs, salahKunci("KUNCI-05", c.jalur, "Checkpoint ini milik lumbung/"+t.Nama+"/"+t.Jejak+", bukan lumbung/"+k.Nama+"/"+c.jejak+". Pakai checkpoint jejak kantor ini."))
		default:
			terakhir = max(terakhir, t.Masa)
		}
	}
	if in.Masa <= terakhir {
		fs = append(fs, salahKunci("KUNCI-06", "masa", "Masa baru harus lebih besar dari masa terakhir yang diketahui, yaitu "+kominfo.FormatAngka(terakhir)+"."))
	}
	kini := tx.Sekarang()
	k.Masa, k.MasaSejak = in.Masa, kini
	k.MasaBaru = append(slices.Clone(k.MasaBaru), MasaJejak{Masa: in.Masa, Sejak: kini, Pulih: in.Pulih})
	return k, temuan(fs)
}

func temuan(fs []kominfo.Finding) error {
	if fs == nil {
		return nil
	}
	return kominfo.TidakSahKarena("kantor.KunciJejak", fs)
}

// Semua gives every key, that in force first and then the newest, as
// /jejak/kunci publishes them: old checkpoints are verified by old keys.
func (k KunciJejak) Semua() []string {
	out := []string{k.Kunci}
	for _, l := range slices.Backward(k.KunciLama) {
		out = append(out, l.Kunci)
	}
	return out
}

// KunciKini gives the keys of this office's journal; ok is false while it has
// none.
func KunciKini(ctx context.Context, r register.Reader) (d register.Dokumen[KunciJejak], ok bool, err error) {
	ds, _, err := DefKunci().Cari(ctx, r, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil || len(ds) == 0 {
		return d, false, err
	}
	return ds[0], true, nil
}
