package kabar

import (
	"embed"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

// Status is where a notice stands.
type Status string

const (
	Antre      Status = "antre"      // waits
	Mengirim   Status = "mengirim"   // is being sent right now
	Terkirim   Status = "terkirim"   // was accepted by the mail server
	Mungkin    Status = "mungkin"    // may have gone out; a person decides
	Gagal      Status = "gagal"      // given up
	Dibatalkan Status = "dibatalkan" // by a person
	Tampil     Status = "tampil"     // has no address: shown in the program only
)

// Kiriman is one notice to one recipient, a document of the register kabar.
type Kiriman struct {
	Kunci      string          `json:"kunci" judul:"Perihal" wajib:"ya" panjang:"300" bantuan:"Perihal yang sama tidak pernah diantrekan dua kali untuk penerima yang sama."`
	Penerima   string          `json:"penerima" judul:"Penerima" wajib:"ya" panjang:"200" bantuan:"Tanda akun atau peran, bukan alamat."`
	Untuk      string          `json:"untuk" judul:"Untuk" panjang:"120"`
	Perangkat  string          `json:"perangkat" judul:"Perangkat daerah" panjang:"20"`
	Alamat     string          `json:"alamat" judul:"Alamat surel" panjang:"254" pribadi:"ya"`
	Judul      string          `json:"judul" judul:"Judul" wajib:"ya" panjang:"160"`
	Isi        string          `json:"isi" judul:"Isi" rupa:"panjang" panjang:"4000"`
	Register   string          `json:"register" judul:"Register" panjang:"40"`
	Dokumen    register.ID     `json:"dokumen" judul:"Dokumen" panjang:"36"`
	Jatuh      kominfo.Tanggal `json:"jatuh,omitzero" judul:"Jatuh tempo"`
	Sampai     string          `json:"sampai" judul:"Dikirim paling lambat" panjang:"20" bantuan:"Kosong berarti tanpa batas."`
	Status     Status          `json:"status" judul:"Status" wajib:"ya" pilihan:"antre=Menunggu dikirim|mengirim=Sedang dikirim|terkirim=Terkirim|mungkin=Mungkin terkirim|gagal=Gagal|dibatalkan=Dibatalkan|tampil=Hanya ditampilkan"`
	Dibuat     string          `json:"dibuat" judul:"Dibuat" wajib:"ya" panjang:"20"`
	Percobaan  int64           `json:"percobaan" judul:"Percobaan" min:"0" maks:"100"`
	Berikut    string          `json:"berikut" judul:"Percobaan berikut" panjang:"20"`
	TerkirimDi string          `json:"terkirim" judul:"Terkirim pada" panjang:"20"`
	Sebab      string          `json:"sebab" judul:"Sebab" panjang:"300"`
}

// pesan gives the notice as a [Pengirim] takes it.
func (k *Kiriman) pesan() Pesan {
	return Pesan{Kunci: k.Kunci, Untuk: k.Untuk, Perangkat: k.Perangkat, Judul: k.Judul, Isi: k.Isi,
		Rujukan: Rujukan{k.Register, k.Dokumen}, Jatuh: k.Jatuh, Sampai: bacaSaat(k.Sampai)}
}

// DefKiriman defines the register kabar: the outbox, and the record of who was told
// what and when. Its columns hold no address.
func DefKiriman() *register.Def[Kiriman] {
	b, _ := skema.ReadFile("skema/kabar.schema.json") // absent only while it is generated for the first time
	teks := func(nama string, f func(*Kiriman) string) register.AnyKolom[Kiriman] {
		return register.Kolom[Kiriman, string]{Nama: nama, Baca: f}
	}
	return &register.Def[Kiriman]{
		Nama: "kabar", Judul: "Pemberitahuan", Jejak: register.Dalam, VersiSkema: 1, Skema: b,
		Keterangan: "Pemberitahuan yang menunggu dikirim atau sudah dikirim: tentang apa, kepada siapa, kapan, dan apakah berhasil.",
		Kolom: []register.AnyKolom[Kiriman]{
			teks("kunci", func(k *Kiriman) string { return k.Kunci }),
			teks("penerima", func(k *Kiriman) string { return k.Penerima }),
			teks("untuk", func(k *Kiriman) string { return k.Untuk }),
			teks("perangkat", func(k *Kiriman) string { return k.Perangkat }),
			teks("judul", func(k *Kiriman) string { return k.Judul }),
			teks("register", func(k *Kiriman) string { return k.Register }),
			teks("dokumen", func(k *Kiriman) string { return string(k.Dokumen) }),
			teks("jatuh", func(k *Kiriman) string { return k.Jatuh.String() }),
			teks("status", func(k *Kiriman) string { return string(k.Status) }),
			teks("dibuat", func(k *Kiriman) string { return k.Dibuat }),
			teks("berikut", func(k *Kiriman) string { return k.Berikut }),
			teks("sebab", func(k *Kiriman) string { return k.Sebab }),
			register.Kolom[Kiriman, int64]{Nama: "percobaan", Baca: func(k *Kiriman) int64 { return k.Percobaan }},
		},
		Indeks:  [][]string{{"status", "berikut"}, {"penerima"}, {"dokumen"}, {"perangkat", "dibuat"}},
		Unik:    [][]string{{"kunci", "penerima"}},
		Ringkas: [][]string{{"dibuat", "judul", "untuk", "status", "jatuh"}},
		Sebutan: func(k *Kiriman) string { return k.Judul },
		Pemilik: func(k *Kiriman) string { return k.Perangkat },
		Tindakan: []register.Tindakan[Kiriman]{
			{Nama: "antre", Judul: "Antrekan", Mula: true, Laku: register.Lakukan(antre)},
			{Nama: "mulai", Judul: "Mulai mengirim", Laku: register.Lakukan(mulai)},
			{Nama: "terkirim", Judul: "Nyatakan terkirim", Laku: register.Lakukan(terkirim)},
			{Nama: "gagal", Judul: "Catat kegagalan", Laku: register.Lakukan(gagal)},
			{Nama: "ragukan", Judul: "Tandai mungkin terkirim", Laku: register.Lakukan(ragukan)},
			{Nama: "ulangi", Judul: "Kirim ulang", Laku: register.Lakukan(ulangi)},
			{Nama: "batalkan", Judul: "Batalkan", Laku: register.Lakukan(batalkan)},
		},
	}
}

// saat writes moments so that they sort as text.
func saat(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

func bacaSaat(s string) time.Time {
	t, _ := time.Parse("2006-01-02T15:04:05Z", s) // written by saat; "" is none
	return t
}
