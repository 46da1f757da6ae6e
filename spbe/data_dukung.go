package spbe

import (
	"context"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// DataDukung is one document that proves something. It may serve many indicators
// and many years; [Bukti] says for what.
type DataDukung struct {
	Judul         string          `json:"judul" judul:"Judul" wajib:"ya" panjang:"300" contoh:"Peraturan Bupati tentang Arsitektur SPBE" bantuan:"Sesuai isi dokumen."`
	Nomor         string          `json:"nomor" judul:"Nomor" panjang:"100" contoh:"12 Tahun 2025"`
	Jenis         string          `json:"jenis" judul:"Jenis" wajib:"ya" pilihan:"perbup=Peraturan bupati/wali kota|perda=Peraturan daerah|sk=Surat keputusan|sop=SOP|surat=Surat|laporan=Laporan|notula=Notula|undangan=Undangan|daftar_hadir=Daftar hadir|tangkapan_layar=Tangkapan layar|video=Video|tautan=Tautan|lainnya=Lainnya"`
	Tanggal       kominfo.Tanggal `json:"tanggal" judul:"Tanggal dokumen" wajib:"ya"`
	BerlakuSampai kominfo.Tanggal `json:"berlaku_sampai,omitzero" judul:"Berlaku sampai" bantuan:"Kosongkan bila tidak ditentukan."`
	Tautan        string          `json:"tautan" judul:"Tautan" panjang:"2000" contoh:"https://layanan.contoh.go.id" bantuan:"Alamat layanan atau dokumen, diawali https://."`
	Berkas        *Berkas         `json:"berkas,omitempty" judul:"Berkas"`
	Keterangan    string          `json:"keterangan" judul:"Keterangan" rupa:"panjang" panjang:"2000" bantuan:"Jangan menulis sandi atau data pribadi."`
}

// Berkas is a file in the store of files. Its content is found by Sidik.
type Berkas struct {
	Sidik  string `json:"sidik" judul:"Sidik"`        // SHA-256, 64 lower-case hex digits
	Nama   string `json:"nama" judul:"Nama berkas"`   // without a folder
	Ukuran int64  `json:"ukuran" judul:"Ukuran"`      // bytes
	Jenis  string `json:"jenis" judul:"Jenis berkas"` // media type as sniffed from the content
}

// DefDataDukung defines the register data_dukung. Anyone with the right writes it;
// a document belongs to the perangkat daerah of who wrote it.
func DefDataDukung() *register.Def[DataDukung] {
	teks := func(nama, judul string, f func(*DataDukung) string) register.AnyKolom[DataDukung] {
		return register.Kolom[DataDukung, string]{Nama: nama, Judul: judul, Baca: f}
	}
	d := &register.Def[DataDukung]{
		Nama: "data_dukung", Judul: "Data dukung", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("data_dukung"),
		Keterangan: "Dokumen yang membuktikan jawaban penilaian: berkas atau tautan, dengan nomor, tanggal dan masa berlakunya.",
		Kolom: []register.AnyKolom[DataDukung]{
			teks("judul", "", func(d *DataDukung) string { return d.Judul }),
			teks("nomor", "", func(d *DataDukung) string { return d.Nomor }),
			teks("jenis", "", func(d *DataDukung) string { return d.Jenis }),
			teks("tanggal", "", func(d *DataDukung) string { return d.Tanggal.String() }),
			teks("berlaku_sampai", "", func(d *DataDukung) string { return d.BerlakuSampai.String() }),
			teks("sidik", "Sidik berkas", func(d *DataDukung) string {
				if d.Berkas == nil {
					return ""
				}
				return d.Berkas.Sidik
			}),
		},
		Indeks:  [][]string{{"sidik"}, {"jenis"}},
		Ringkas: [][]string{{"judul", "nomor", "jenis", "tanggal", "berlaku_sampai", "sidik"}},
		Sebutan: func(d *DataDukung) string {
			if d.Nomor == "" {
				return d.Judul
			}
			return d.Judul + " (" + d.Nomor + ")"
		},
	}
	d.Check = func(ctx context.Context, r register.Reader, lama *register.Dokumen[DataDukung], baru *DataDukung) ([]kominfo.Finding, error) {
		out := temuan(baru.Check())
		if kominfo.AdaGalat(out) || baru.Berkas == nil {
			return out, nil
		}
		ganda, err := gandaSidik(ctx, r, d, lama, baru.Berkas.Sidik)
		if ganda {
			out.catat(kominfo.Peringatan, "SPBE-DOKUMEN-07", "berkas",
				"Berkas yang sama persis sudah ada di data dukung perangkat daerah ini. Pakai yang sudah ada; satu dokumen dapat menjadi bukti banyak indikator.")
		}
		return out, err
	}
	return d
}

// gandaSidik reports whether another document of the same owner has the file. It
// looks with the full scope, since a check is not told what its caller may see,
// but only within one owner: of a changed document its own, of a new one the
// writer's. Whoever checks outside a transaction is nobody's writer.
func gandaSidik(ctx context.Context, r register.Reader, d *register.Def[DataDukung], lama *register.Dokumen[DataDukung], sidik string) (bool, error) {
	var pemilik string
	if lama != nil {
		b, err := r.Baca(ctx, d, register.LingkupPenuh(), lama.ID, 0)
		if err != nil {
			return false, err
		}
		pemilik = b.Pemilik
	} else if tx, ok := r.(register.Tx); ok {
		pemilik = tx.Aktor().Perangkat
	} else {
		return false, nil
	}
	h, err := r.Cari(ctx, d, register.LingkupPenuh().Persempit([]string{pemilik}), register.Query{Saring: []register.Syarat{{Kolom: "sidik", Op: register.Sama, Nilai: sidik}}, Batas: 2})
	for _, b := range h.Baris {
		if lama == nil || b.ID != lama.ID {
			return true, err
		}
	}
	return false, err
}

// Check gives everything that is wrong with the document by itself.
func (d *DataDukung) Check() []kominfo.Finding {
	var out temuan
	if d.Berkas == nil && d.Tautan == "" {
		out.galat("SPBE-DOKUMEN-01", "berkas", "Data dukung belum punya berkas atau tautan. Unggah berkasnya, atau tulis alamatnya.")
	}
	if d.Tautan != "" && !tautanSah(d.Tautan) {
		out.galat("SPBE-DOKUMEN-02", "tautan", "Tautan harus alamat lengkap yang diawali https:// atau http://, tanpa spasi dan tanpa nama pengguna atau sandi di dalamnya. Misalnya: https://layanan.contoh.go.id.")
	}
	if !d.BerlakuSampai.Kosong() && d.BerlakuSampai.Sebelum(d.Tanggal) {
		out.galat("SPBE-DOKUMEN-03", "berlaku_sampai", "Dokumen berlaku sampai "+d.BerlakuSampai.Panjang()+", lebih awal dari tanggalnya, "+d.Tanggal.Panjang()+". Periksa kedua tanggal itu.")
	}
	if b := d.Berkas; b != nil {
		if b.Sidik == "" || !sidikSah(b.Sidik) {
			out.galat("SPBE-DOKUMEN-04", "berkas.sidik", pesanSidik)
		}
		if !namaBerkasSah(b.Nama) {
			out.galat("SPBE-DOKUMEN-05", "berkas.nama", "Nama berkas harus 1 sampai 255 huruf, tanpa garis miring dan tanpa huruf tersembunyi. Ganti nama berkasnya, lalu unggah lagi.")
		}
		if b.Ukuran <= 0 || b.Jenis == "" || len(b.Jenis) > 100 || adaTersembunyi(b.Jenis) {
			out.galat("SPBE-DOKUMEN-06", "berkas", "Berkas kosong atau jenisnya tidak diketahui. Unggah ulang berkasnya.")
		}
	}
	return out
}

// tautanSah reports whether s is an address of the web that a page may offer as a
// link: no other scheme, a plain host, and no credentials in it.
func tautanSah(s string) bool {
	t, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if t, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	induk := t
	if i := strings.IndexAny(t, "/?#"); i >= 0 {
		induk = t[:i]
	}
	for _, c := range induk {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '.' && c != '-' && c != ':' {
			return false
		}
	}
	return strings.Trim(induk, ".:-") != "" && !strings.ContainsAny(t, " \"<>\\^`{|}\t\n") && !adaTersembunyi(t)
}

func namaBerkasSah(s string) bool {
	return s != "" && s != "." && s != ".." && len(s) <= 255 && !strings.ContainsAny(s, "/\\\t\n") && !adaTersembunyi(s)
}
