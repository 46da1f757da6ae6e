package laporan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// hitungan is one count under way.
type hitungan struct {
	b           *Bahan
	awal, akhir kominfo.Tanggal // akhir is not after the day of the report
	hukum       *ppid.Hukum
	per         []BarisPermohonan
	keb         []BarisKeberatan
	seng        []BarisSengketa
	unit        []BarisUnit
	s           Statistik

	terbalik     int // requests whose dates contradict each other
	tanpaTanggal int // requests closed by an answer of unknown day
}

func (h *hitungan) dalam(t kominfo.Tanggal) bool {
	return !t.Kosong() && !t.Sebelum(h.awal) && !t.Sesudah(h.akhir)
}

// sejakTerima reports whether the office counts the answer from receipt (UU 14/2008
// Pasal 22 ayat (7)) rather than from completeness (Perki 1/2021 Pasal 31 ayat (3)).
func (h *hitungan) sejakTerima() bool {
	k := h.b.Kebijakan.MulaiJawaban
	for _, s := range h.hukum.Kebijakan {
		if k == "" && s.Kode == "mulai_jawaban" {
			k = s.Bawaan
		}
	}
	return k == "diterima"
}

// permohonan walks over the requests once.
func (h *hitungan) permohonan() {
	s := &h.s
	var (
		huruf, hitam = map[string]int{}, map[string]int{}
		perSurat     = map[string]int{}
		rinci        = newRincian(h)
		sejakTerima  = h.sejakTerima()
		hari, terima lama
		serah        lama
		perHasil     = map[string]*lama{}
	)
	for i := range h.per {
		x := &h.per[i]
		n := x.N
		baru := h.dalam(x.Diterima)
		tutup := x.Tahap == selesai
		if x.Tahap == selesai && x.Sejak.Sebelum(x.Diterima) {
			h.terbalik += n
		}
		// the flow
		if baru {
			s.Neraca.Diterima += n
			rinci.diterima(x, n)
		} else if !tutup || !x.Sejak.Sebelum(h.awal) {
			s.Neraca.SisaAwal += n
		}
		switch {
		case tutup && h.dalam(x.Sejak):
			s.Neraca.Selesai += n
			s.Hasil.tambah(x.Hasil, n)
			if x.Dijawab.Kosong() && x.Hasil != "dicabut" && x.Hasil != "tidak_ditindaklanjuti" {
				h.tanpaTanggal += n
			}
			switch x.Hasil {
			case "ditolak":
				perSurat[urutHuruf(x.Huruf)] += n
				hitungHuruf(huruf, x.Huruf, n)
				if x.Huruf == "" {
					s.Penolakan.TanpaHuruf += n
				}
			case "dikabulkan_sebagian":
				hitungHuruf(hitam, x.Huruf, n)
			}
			rinci.selesai(x, n)
		case !tutup || x.Sejak.Sesudah(h.akhir):
			s.Neraca.SisaAkhir += n
			h.sisa(x, n)
		}
		if h.dalam(x.Dijawab) {
			switch x.TepatWaktu {
			case "ya":
				s.Waktu.TepatWaktu += n
			case "tidak":
				s.Waktu.Terlambat += n
			default:
				s.Waktu.TidakDinilai += n
			}
			hari0 := x.Lengkap
			if sejakTerima || x.Hasil == "ditolak" {
				hari0 = x.Diterima
			}
			if perHasil[x.Hasil] == nil {
				perHasil[x.Hasil] = new(lama)
			}
			hari.antara(h, hari0, x.Dijawab, n)
			perHasil[x.Hasil].antara(h, hari0, x.Dijawab, n)
			terima.antara(h, x.Diterima, x.Dijawab, n)
		}
		if h.dalam(x.Diserahkan) {
			serah.antara(h, x.Diterima, x.Diserahkan, n)
		}
		if h.dalam(x.Diperpanjang) {
			s.Waktu.Diperpanjang += n
		}
		if baru {
			h.angkatan(x, n)
		}
	}
	s.Neraca.Seimbang = s.Neraca.SisaAwal+s.Neraca.Diterima == s.Neraca.Selesai+s.Neraca.SisaAkhir
	s.Penolakan.PerHuruf = perHuruf(h.hukum, huruf)
	s.Penolakan.Penghitaman = perHuruf(h.hukum, hitam)
	if h.b.AmbangSel <= 0 {
		for _, k := range urutKunci(perSurat) {
			nama := "tanpa huruf"
			if k != "" {
				nama = "huruf " + strings.Join(strings.Split(k, ""), ", ")
			}
			s.Penolakan.PerPermohonan = append(s.Penolakan.PerPermohonan, Jumlah{k, nama, perSurat[k]})
		}
	}
	s.Waktu.HariKerja, s.Waktu.SejakDiterima, s.Waktu.Penyerahan = hari.ringkas(), terima.ringkas(), serah.ringkas()
	s.Waktu.Kelas = hari.kelas()
	for _, x := range h.hukum.Hasil {
		if l := perHasil[x.Kode]; l != nil && l.n+l.tanpa >= h.b.AmbangSel {
			s.Waktu.PerHasil = append(s.Waktu.PerHasil, Lama{x.Kode, x.Nama, l.ringkas()})
		}
	}
	s.Rincian = rinci.susun()
}

// sisa says what a pending request of the last day waits for.
func (h *hitungan) sisa(x *BarisPermohonan, n int) {
	y, _ := x.pada(h.akhir, perpanjangan(h.hukum), h.b.Kalender)
	s := &h.s.Neraca
	*pilih(&y, h.akhir, &s.LewatTanpaJawaban, &s.MenungguPemohon, &s.BelumDiperiksa, &s.TanpaTenggat, &s.DalamWaktu) += n
}

// pilih gives the number under which a pending request is counted on a day.
func pilih(x *BarisPermohonan, hari kominfo.Tanggal, lewat, menunggu, belum, tanpa, dalam *int) *int {
	switch {
	case x.lewat(hari):
		return lewat
	case x.Tahap == tidakLengkap:
		return menunggu
	case x.Tahap == diperiksa:
		return belum
	case x.TenggatJawaban.Kosong():
		return tanpa
	}
	return dalam
}

func perpanjangan(hk *ppid.Hukum) int {
	a, err := hk.CariAturan(ppid.JawabanPermohonan)
	if err != nil {
		return 0
	}
	return a.Perpanjang
}

// angkatan says what had become, by the day of the report, of a request received in
// the period.
func (h *hitungan) angkatan(x *BarisPermohonan, n int) {
	a := &h.s.Angkatan
	a.Diterima += n
	if !x.Lengkap.Kosong() {
		a.Lengkap += n
	}
	if !x.TidakLengkap.Kosong() {
		a.TidakLengkap += n
	}
	if x.Hasil == "tidak_ditindaklanjuti" {
		a.TidakDitindaklanjuti += n
	}
	switch {
	case !x.Dijawab.Kosong():
		a.Dijawab += n
		r := &h.s.RasioTepatWaktu.Rasio
		if x.TepatWaktu != "" {
			r.Penyebut += int64(n)
		}
		if x.TepatWaktu == "ya" {
			r.Pembilang += int64(n)
		}
		if strings.HasPrefix(x.Hasil, "dikabulkan_") {
			h.s.RasioDikabulkan.Pembilang += int64(n)
		}
	case x.Tahap == selesai:
		a.DitutupTanpaJawaban += n
	default:
		*pilih(x, h.b.Hari, &a.LewatTanpaJawaban, &a.MenungguPemohon, &a.BelumDiperiksa, &a.TanpaTenggat, &a.DalamWaktu) += n
	}
}

// rasio finishes the three shares.
func (h *hitungan) rasio() {
	s := &h.s
	a := &s.Angkatan
	s.RasioLayanan.Rasio = kominfo.Rasio{Pembilang: int64(a.Dijawab), Penyebut: int64(a.Diterima)}
	s.RasioTepatWaktu.Penyebut += int64(a.LewatTanpaJawaban)
	s.RasioDikabulkan.Penyebut = int64(a.Dijawab)
	for _, r := range []struct {
		r            *Rasio
		kode, kosong string
	}{{&s.RasioLayanan, "rasio_layanan", tidakAdaPermintaan}, {&s.RasioTepatWaktu, "rasio_tepat_waktu", "belum ada yang dapat dinilai"}, {&s.RasioDikabulkan, "rasio_dikabulkan", "belum ada yang dijawab"}} {
		r.r.Label = definisi(r.kode)
		switch {
		case a.Diterima == 0:
			r.r.Teks = tidakAdaPermintaan
		case !r.r.Ada():
			r.r.Teks = r.kosong
		default:
			r.r.Teks = r.r.Rasio.String()
		}
	}
}

const tidakAdaPermintaan = "tidak ada permintaan"

func urutHuruf(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(slices.Compact(b))
}

func hitungHuruf(m map[string]int, huruf string, n int) {
	for _, c := range urutHuruf(huruf) {
		m[string(c)] += n
	}
}

// perHuruf lists every letter of the law, also those that nobody used, and then what
// is no letter of it.
func perHuruf(hk *ppid.Hukum, m map[string]int) []Jumlah {
	out := make([]Jumlah, 0, len(hk.Pengecualian))
	kenal := map[string]bool{}
	for _, p := range hk.Pengecualian {
		out = append(out, Jumlah{p.Huruf, p.Bunyi, m[p.Huruf]})
		kenal[p.Huruf] = true
	}
	return lainnya(out, kenal, m)
}

func lainnya(out []Jumlah, kenal map[string]bool, m map[string]int) []Jumlah {
	for _, k := range urutKunci(m) {
		if !kenal[k] {
			out = append(out, Jumlah{k, "tidak dikenal: " + strconv.Quote(k), m[k]})
		}
	}
	return out
}

func urutKunci(m map[string]int) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// temuan names what is wrong with the rows.
func (h *hitungan) temuan(takBertanggal int) []kominfo.Finding {
	out := []kominfo.Finding{}
	catat := func(id string, berat kominfo.Severity, jalur, pesan string) {
		out = append(out, kominfo.Finding{ID: id, Path: jalur, Severity: berat, Message: pesan})
	}
	if h.b.Sebagian {
		catat("PPID-LAP-10", kominfo.Peringatan, "", "Angka ini hanya dari dokumen yang boleh Anda lihat, bukan seluruh badan publik. Untuk diumumkan, laporan dibuat akun yang melihat semuanya.")
	}
	if n := h.s.Neraca; !n.Seimbang {
		catat("PPID-LAP-02", kominfo.Galat, "neraca", "Neraca permohonan tidak seimbang: sisa awal "+angkaOrang(n.SisaAwal)+" + diterima "+angkaOrang(n.Diterima)+" bukan selesai "+angkaOrang(n.Selesai)+" + sisa akhir "+angkaOrang(n.SisaAkhir)+". Ada tanggal yang saling bertentangan di register; perbaiki dulu, laporan ini belum dapat dipakai.")
	}
	if !h.s.Keberatan.Seimbang {
		catat("PPID-LAP-03", kominfo.Galat, "keberatan", "Neraca keberatan tidak seimbang: ada tanggapan yang mendahului keberatannya. Perbaiki tanggalnya di register keberatan.")
	}
	if !h.s.Sengketa.Seimbang {
		catat("PPID-LAP-04", kominfo.Galat, "sengketa", "Neraca sengketa tidak seimbang: ada sengketa yang selesai sebelum diajukan. Perbaiki tanggalnya di register sengketa.")
	}
	if takBertanggal > 0 {
		catat("PPID-LAP-05", kominfo.Galat, "diterima", angkaOrang(takBertanggal)+" permohonan tidak punya tanggal diterima dan tidak ikut dihitung. Isi tanggalnya di register permohonan.")
	}
	if h.terbalik > 0 {
		catat("PPID-LAP-06", kominfo.Galat, "dijawab", angkaOrang(h.terbalik)+" permohonan selesai sebelum diterima. Perbaiki tanggalnya di register permohonan.")
	}
	if h.tanpaTanggal > 0 {
		catat("PPID-LAP-07", kominfo.Peringatan, "dijawab", angkaOrang(h.tanpaTanggal)+" permohonan berakhir tanpa tanggal pemberitahuan tertulis, jadi tidak dihitung sebagai dijawab. Lengkapi tanggalnya bila suratnya ada.")
	}
	if n := h.s.Waktu.HariKerja.Tanpa + h.s.Waktu.SejakDiterima.Tanpa + h.s.Waktu.Penyerahan.Tanpa; n > 0 {
		catat("PPID-LAP-08", kominfo.Peringatan, "hari_kerja", "Hari kerja sebagian permohonan tidak dapat dihitung: kalender tidak memuat tahunnya, atau tanggalnya terbalik. Jumlahnya tertulis di bawah tiap ukuran.")
	}
	if n := h.s.Neraca.TanpaTenggat; n > 0 {
		catat("PPID-LAP-09", kominfo.Peringatan, "tenggat_jawaban", angkaOrang(n)+" permohonan yang masih berjalan tidak punya tenggat, jadi tidak diketahui apakah sudah lewat waktu. Hitung ulang tenggatnya.")
	}
	return out
}
