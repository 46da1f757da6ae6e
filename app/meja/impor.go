//go:build !(js && wasm)

package meja

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid/impor"
)

// Of an old register: the most bytes, unpacked bytes, cells and rows, and how long its
// rows may take. What does not fit into that time is done by sending the same file
// again: rows that are there already are passed over.
const (
	batasImpor  = 10 << 20
	uraiImpor   = 128 << 20
	selImpor    = 500_000
	barisImpor  = 5_000
	lamaImpor   = 90 * time.Second
	alamatImpor = "/berkas/ppid/impor"
	aksiSalin   = "salin_lama"
	saranImpor  = "Pecah menjadi beberapa berkas, misalnya satu tahun satu berkas, lalu impor satu per satu."
)

// lamanImpor is where an old register is given in.
func (m *minta) lamanImpor() (kertas.Lembar, error) {
	if _, err := m.boleh(m.permohonan, aksiSalin); err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	uraian := "Menyalin buku register permohonan yang dipakai sebelum program ini."
	if d := m.badanDesa(); d != "" {
		uraian += " Yang disalin menjadi milik " + m.sebut(d) + "."
	}
	out := m.laman("/impor", "Impor register lama", uraian, []kertas.Penggal{}...)
	out.Isi = append(out.Isi,
		formulir("Periksa berkas", alamatImpor,
			kertas.Medan{Nama: "berkas", Judul: "Berkas register", Jenis: "berkas", Nilai: ".xlsx,.xls,.csv,.xml", Bantuan: "Excel atau CSV, paling besar 10 MB dan 5.000 baris. Susunan kolomnya boleh seperti Lampiran VIII Perki 1/2021 atau buatan kantor sendiri."},
			kertas.Medan{Nama: "tanggal", Judul: "Tanggal seperti 03/04/2025 dibaca", Pilihan: []kertas.Penggal{{Teks: "Menurut tanggal lain di kolom yang sama"}, {Teks: "Hari dulu: 3 April 2025", Ke: string(lembar.HariBulan)}, {Teks: "Bulan dulu: 4 Maret 2025", Ke: string(lembar.BulanHari)}}},
			kertas.Medan{Nama: "urut", Judul: "Baris tanpa nomor pendaftaran", Pilihan: []kertas.Penggal{{Teks: "Dilaporkan, tidak disalin"}, {Teks: "Dinomori dari nomor urut dan tahunnya", Ke: "ya"}}},
			kertas.Medan{Nama: "alasan", Judul: "Alasan disalin", Bantuan: "Hanya bila ada permohonan yang diterima sesudah register di program ini mulai dipakai. Tercatat di riwayat; jangan menulis data pribadi."}),
		kecil("Berkas diperiksa dulu dan tidak ada yang tersimpan. Sesudah itu tampil tombol untuk menulisnya. Berkas yang sama boleh diimpor lagi: nomor yang sudah ada dilewati. Register desa diimpor oleh PPID Desa itu sendiri."))
	return out, nil
}

// badanDesa is the village that the person works for; "" for the regency.
func (m *minta) badanDesa() string {
	if akun.PunyaPeran(m.a.Peran, "ppid_desa") {
		return m.a.Perangkat
	}
	return ""
}

// impor tells what an old register holds, and with tulis=1 copies it.
func (m *minta) impor(w http.ResponseWriter) (out kertas.Balasan, err error) {
	const op = "meja.impor"
	l, err := m.boleh(m.permohonan, aksiSalin)
	if err != nil {
		w.Header().Set("Connection", "close")
		return out, err
	}
	o := impor.Opsi{Badan: m.badanDesa(), Urutan: lembar.UrutanTanggal(m.q("tanggal")), NomorDariUrut: m.q("urut") == "ya", Alasan: strings.TrimSpace(m.r.URL.Query().Get("alasan"))}
	switch {
	case !slices.Contains([]lembar.UrutanTanggal{lembar.TanyaUrutan, lembar.HariBulan, lembar.BulanHari}, o.Urutan):
		return out, kominfo.E(kominfo.TidakSah, op, "Urutan tanggal tidak dikenal. Muat ulang halaman, lalu pilih dari daftarnya.")
	case len([]rune(o.Alasan)) > 500:
		return out, kominfo.E(kominfo.TidakSah, op, "Alasan paling panjang 500 huruf.")
	}
	if o.Perangkat, err = m.kodePerangkat(); err != nil {
		return out, err
	}
	isi, lepas, err := m.terima(w, batasImpor, saranImpor)
	if err != nil {
		return out, err
	}
	defer lepas()
	b, err := tabel.Baca("register", isi, tabel.Opsi{MaksUrai: uraiImpor, MaksSel: selImpor})
	if err != nil {
		return out, err
	}
	u, _ := impor.Baca(b, o)
	if len(u.Baris) > barisImpor {
		return out, kominfo.E(kominfo.TidakSah, op, "Berkas berisi %s baris; sekali impor paling banyak %s. %s", angka(int64(len(u.Baris))), angka(barisImpor), saranImpor)
	}
	u.Berkas = ""
	ctx, batal := context.WithTimeout(m.ctx, lamaImpor)
	defer batal()
	coba := m.q("tulis") != "1"
	lap, err := impor.Tulis(ctx, m.o.Store, m.a, m.permohonan, u, impor.OpsiTulis{Coba: coba, Lingkup: l})
	habis := err != nil && m.ctx.Err() == nil && errors.Is(ctx.Err(), context.DeadlineExceeded)
	if err != nil && !habis {
		return out, err
	}
	return m.hasilImpor(&lap, habis), nil
}

// hasilImpor says what would be written, or was, and what was passed over and why.
func (m *minta) hasilImpor(lap *impor.Laporan, habis bool) (out kertas.Balasan) {
	n := angka(int64(lap.Disalin)) + " baris"
	sisa := angka(int64(lap.Baris-lap.Disalin-lap.Sudah-lap.Ditolak)) + " baris"
	lagi := alamatImpor + "?tulis=1"
	switch {
	case lap.Baris == 0:
		out.Isi = append(out.Isi, pesan(bahaya, "Tidak ada baris yang dapat dibaca", "Pastikan berkasnya memuat judul kolom, misalnya Nomor Pendaftaran, Tanggal, Nama dan Informasi yang Diminta."))
	case habis && lap.Coba:
		out.Isi = append(out.Isi, pesan(peringatan, "Baru sebagian yang sempat diperiksa", sisa+" belum diperiksa. Saat ditulis, tiap baris diperiksa juga."))
		out.Lagi = []kertas.Penggal{{Teks: "Tulis baris yang dapat disalin", Ke: lagi}}
	case habis:
		out.Isi = append(out.Isi, pesan(peringatan, "Belum semua baris sempat ditulis", n+" sudah ditulis, "+sisa+" belum. Lanjutkan; yang sudah ditulis dilewati."))
		out.Lagi = []kertas.Penggal{{Teks: "Lanjutkan menulis", Ke: lagi}}
	case lap.Coba && lap.Disalin > 0:
		out.Isi = append(out.Isi, pesan(info, "Belum ada yang tersimpan", n+" siap ditulis ke register. Baca temuannya dulu."))
		out.Lagi = []kertas.Penggal{{Teks: "Tulis " + n, Ke: lagi}}
	case lap.Coba:
		out.Isi = append(out.Isi, pesan(peringatan, "Tidak ada baris baru yang dapat ditulis"))
	case lap.Disalin == 0:
		out.Isi = append(out.Isi, pesan(info, "Tidak ada yang ditulis"))
	default:
		out.Isi = append(out.Isi, pesan(sukses, n+" ditulis ke register"))
	}
	if !lap.Coba && lap.Baris > 0 {
		out.Isi = append(out.Isi, kertas.Balok{Baris: [][]kertas.Sel{{{{Teks: "Lihat di "}, {Teks: "daftar permohonan yang selesai", Ke: "/ppid/selesai"}, {Teks: " atau "}, {Teks: "antrean", Ke: "/ppid/antrean"}, {Teks: "."}}}}})
	}
	out.Isi = append(out.Isi, lap.Lembar().Isi...)
	return out
}

// kodePerangkat finds the code of a unit by its name or its code, as an old register
// may have either.
func (m *minta) kodePerangkat() (func(string) string, error) {
	ps, err := m.daftarPerangkat()
	if err != nil {
		return nil, err
	}
	rapi := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	kode := map[string]string{}
	for _, p := range ps {
		kode[rapi(p.Teks)], kode[rapi(p.Ke)] = p.Ke, p.Ke
	}
	return func(nama string) string { return kode[rapi(nama)] }, nil
}
