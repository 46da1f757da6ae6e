package register_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

type tertanam struct {
	Dalam string `json:"dalam"`
}

type semuaTag struct {
	tertanam
	Nama    string          `json:"nama_resmi,omitempty" judul:"Nama resmi" bantuan:"Tanpa singkatan." contoh:"Sekretariat" kelompok:"Identitas" pasal:"UU 14/2008 Pasal 22" wajib:"ya" panjang:"80" pola:"^[A-Z]"`
	Cerita  string          `json:"cerita" rupa:"panjang"`
	Angka   int32           `json:"angka" min:"-3" maks:"5"`
	Tahun   int             `json:"tahun" rupa:"tahun"`
	Uang    kominfo.Rupiah  `json:"uang"`
	Tanggal kominfo.Tanggal `json:"tanggal"`
	Periode kominfo.Periode `json:"periode"`
	Status  string          `json:"status" pilihan:"baru=Baru masuk|selesai" pribadi:"ya"`
	Ya      bool            `json:"ya"`
	Unit    string          `json:"unit" rujukan:"perangkat_daerah"`
	Waktu   time.Time       `json:"waktu"`
	Daftar  []string        `json:"daftar"`
	Peta    map[string]int  `json:"peta"`
	Anak    tertanam        `json:"anak"`
	Pecahan float64         `json:"pecahan"`
	Aneh    int             `json:"aneh" min:"tiga" wajib:"tidak"`
	Lewat   string          `json:"-"`
	Tanpa   string
	tutup   string
}

func TestIsianDari(t *testing.T) {
	n := func(i int64) *int64 { return &i }
	_ = semuaTag{}.tutup
	want := []register.Isian{
		{Nama: "dalam", Label: "dalam", Rupa: register.RupaTeks, Panjang: 2000},
		{Nama: "nama_resmi", Label: "Nama resmi", Rupa: register.RupaTeks, Bantuan: "Tanpa singkatan.", Contoh: "Sekretariat", Kelompok: "Identitas", Pasal: "UU 14/2008 Pasal 22", Wajib: true, Panjang: 80, Pola: "^[A-Z]"},
		{Nama: "cerita", Label: "cerita", Rupa: register.RupaPanjang, Panjang: 2000},
		{Nama: "angka", Label: "angka", Rupa: register.RupaAngka, Min: n(-3), Maks: n(5)},
		{Nama: "tahun", Label: "tahun", Rupa: register.RupaTahun},
		{Nama: "uang", Label: "uang", Rupa: register.RupaRupiah},
		{Nama: "tanggal", Label: "tanggal", Rupa: register.RupaTanggal},
		{Nama: "periode", Label: "periode", Rupa: register.RupaPeriode},
		{Nama: "status", Label: "status", Rupa: register.RupaPilihan, Pribadi: true, Pilihan: []register.Pilihan{{Nilai: "baru", Teks: "Baru masuk"}, {Nilai: "selesai", Teks: "selesai"}}},
		{Nama: "ya", Label: "ya", Rupa: register.RupaCentang},
		{Nama: "unit", Label: "unit", Rupa: register.RupaRujukan, Rujukan: "perangkat_daerah"},
		{Nama: "waktu", Label: "waktu", Rupa: register.RupaTeks, Panjang: 2000},
		{Nama: "daftar", Label: "daftar", Rupa: register.RupaRinci},
		{Nama: "peta", Label: "peta", Rupa: register.RupaRinci},
		{Nama: "anak", Label: "anak", Rupa: register.RupaRinci},
		{Nama: "pecahan", Label: "pecahan", Rupa: register.RupaRinci},
		{Nama: "aneh", Label: "aneh", Rupa: register.RupaAngka},
	}
	if diff := cmp.Diff(want, register.IsianDari[semuaTag]()); diff != "" {
		t.Errorf("IsianDari (-want +got):\n%s", diff)
	}
	if got := register.IsianDari[int](); got != nil {
		t.Errorf("bukan struct: %v", got)
	}
	if got := want[8].TeksPilihan("baru") + "|" + want[8].TeksPilihan("lain"); got != "Baru masuk|lain" {
		t.Errorf("TeksPilihan: %s", got)
	}
}

func TestPeriksaIsian(t *testing.T) {
	type rinci struct {
		Nama   string   `json:"nama" judul:"Nama" wajib:"ya" panjang:"5" contoh:"Ani"`
		Cerita string   `json:"cerita" judul:"Cerita" rupa:"panjang"`
		Jumlah int64    `json:"jumlah" judul:"Jumlah" min:"1" maks:"9" wajib:"ya"`
		Kecil  int64    `json:"kecil" judul:"Kecil" min:"3"`
		Besar  int64    `json:"besar" judul:"Besar" maks:"3"`
		Status string   `json:"status" judul:"Status" pilihan:"a|b"`
		Kode   string   `json:"kode" judul:"Kode" pola:"^[0-9]{2}$" contoh:"19"`
		NIK    string   `json:"nik" judul:"NIK" pola:"^[0-9]{16}$" pribadi:"ya"`
		Daftar []string `json:"daftar" judul:"Daftar" wajib:"ya"`
		Ya     bool     `json:"ya" judul:"Ya"`
	}
	isian := register.IsianDari[rinci]()
	const sah = `"nama":"Ani","jumlah":1,"daftar":["x"]`
	for _, u := range []struct{ doc, mau string }{
		{`{` + sah + `}`, ""},
		{`{` + sah + `,"cerita":"a\n\tb","status":"a","kode":"19","nik":"1234567890123456","ya":true,"kecil":0,"besar":-4}`, ""},
		{`{"nama":"  ","jumlah":1,"daftar":["x"]}`, "REG-WAJIB nama Nama belum diisi. Misalnya: Ani."},
		{`{"nama":null,"jumlah":1,"daftar":["x"]}`, "REG-WAJIB nama Nama belum diisi. Misalnya: Ani."},
		{`{"nama":"Ani","jumlah":0,"daftar":["x"]}`, "REG-WAJIB jumlah Jumlah belum diisi."},
		{`{"nama":"Ani","jumlah":1,"daftar":[]}`, "REG-WAJIB daftar Daftar belum diisi."},
		{`{"nama":"Anisah","jumlah":1,"daftar":["x"]}`, "REG-PANJANG nama Nama terlalu panjang: 6 huruf, paling banyak 5."},
		{`{"nama":"ééééé","jumlah":1,"daftar":["x"]}`, ""},
		{`{"nama":7,"jumlah":1,"daftar":["x"]}`, "REG-TIPE nama Nama harus berupa teks."},
		{`{"nama":{},"jumlah":1,"daftar":["x"]}`, "REG-TIPE nama Nama harus berupa teks."},
		{`{"nama":"Ani","jumlah":10,"daftar":["x"]}`, "REG-BATAS jumlah Jumlah 10 di luar batas: 1 sampai 9."},
		{`{"nama":"Ani","jumlah":"1","daftar":["x"]}`, "REG-TIPE jumlah Jumlah harus berupa bilangan bulat, tanpa tanda kutip."},
		{`{"nama":"Ani","jumlah":1e400,"daftar":["x"]}`, "REG-TIPE jumlah Jumlah harus berupa bilangan bulat, tanpa tanda kutip."},
		{`{"nama":"Ani","jumlah":9223372036854775808,"daftar":["x"]}`, "REG-TIPE jumlah Jumlah harus berupa bilangan bulat, tanpa tanda kutip."},
		{`{` + sah + `,"kecil":2}`, "REG-BATAS kecil Kecil 2 di luar batas: paling kecil 3."},
		{`{` + sah + `,"besar":4}`, "REG-BATAS besar Besar 4 di luar batas: paling besar 3."},
		{`{` + sah + `,"status":"c"}`, `REG-PILIHAN status Status "c" bukan salah satu pilihan: a, b.`},
		{`{` + sah + `,"kode":"x"}`, `REG-POLA kode Kode "x" tidak sesuai bentuk yang diminta. Misalnya: 19.`},
		{`{` + sah + `,"nik":"3201"}`, "REG-POLA nik NIK tidak sesuai bentuk yang diminta."},
		{`{` + sah + `,"kode":"1\n"}`, "REG-HURUF kode Kode memuat huruf tersembunyi (U+000A). Ketik ulang teksnya, jangan ditempel."},
		{`{` + sah + `,"cerita":"a\u0000"}`, "REG-HURUF cerita Cerita memuat huruf tersembunyi (U+0000). Ketik ulang teksnya, jangan ditempel."},
		{`{` + sah + `,"cerita":"a\u2067b"}`, "REG-HURUF cerita Cerita memuat huruf tersembunyi (U+2067). Ketik ulang teksnya, jangan ditempel."},
		{"{" + sah + ",\"cerita\":\"a\u202eb\"}", "REG-HURUF cerita Cerita memuat huruf tersembunyi (U+202E). Ketik ulang teksnya, jangan ditempel."},
		{"{" + sah + ",\"cerita\":\"\xff\"}", "REG-HURUF cerita Cerita memuat huruf tersembunyi (U+FFFD). Ketik ulang teksnya, jangan ditempel."},
		{`{"nama":"Ani"`, "REG-JSON  Isian bukan satu objek JSON yang utuh."},
		{`null`, "REG-JSON  Isian bukan satu objek JSON yang utuh."},
		{``, "REG-JSON  Isian bukan satu objek JSON yang utuh."},
	} {
		got := ""
		for _, f := range register.PeriksaIsian(isian, []byte(u.doc)) {
			if got != "" {
				got += "\n"
			}
			got += f.ID + " " + f.Path + " " + f.Message
		}
		if got != u.mau {
			t.Errorf("%s:\n%s\nseharusnya\n%s", u.doc, got, u.mau)
		}
	}
}
