//go:build !(js && wasm)

package layanan

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// saringan is a search in the Daftar Informasi Publik.
type saringan struct {
	Cari, Kelas, Perangkat string
	Tahun                  int64
	Halaman                int
}

func bacaSaringan(q url.Values) (s saringan) {
	s.Cari = potong(strings.Join(strings.Fields(strings.ToValidUTF8(q.Get("cari"), "")), " "), 200)
	s.Kelas, s.Perangkat = potong(q.Get("kelas"), 20), potong(q.Get("perangkat"), 20)
	if n, err := strconv.ParseInt(q.Get("tahun"), 10, 64); err == nil && n > 1900 && n < 2300 {
		s.Tahun = n
	}
	if n, err := strconv.Atoi(q.Get("halaman")); err == nil && n > 1 && n < 1_000_000 {
		s.Halaman = n
	} else {
		s.Halaman = 1
	}
	return s
}

// alamat is the search as an address, on another page.
func (s saringan) alamat(halaman int) string {
	q := url.Values{}
	for n, v := range map[string]string{"cari": s.Cari, "kelas": s.Kelas, "perangkat": s.Perangkat} {
		if v != "" {
			q.Set(n, v)
		}
	}
	if s.Tahun != 0 {
		q.Set("tahun", strconv.FormatInt(s.Tahun, 10))
	}
	if halaman > 1 {
		q.Set("halaman", strconv.Itoa(halaman))
	}
	if len(q) == 0 {
		return akar + "/informasi"
	}
	return akar + "/informasi?" + q.Encode()
}

// barisDIP is one line of the list, from its columns.
type barisDIP struct {
	ID                                string
	Ringkasan, Kelas, Perangkat, Nama string
	Tahun                             int64
}

const (
	ditetapkan   = "ditetapkan"
	barisHalaman = 20
	barisJSON    = 100
)

func namaKelas(k string) string {
	return map[string]string{"berkala": "Berkala", "serta_merta": "Serta-merta", "setiap_saat": "Setiap saat"}[k]
}

// daftarDIP gives the lines that were fixed and match, newest year first, and those
// that choices are made from. Only columns are read.
func (m *minta) daftarDIP(s saringan) (cocok []barisDIP, perangkat []opsi, tahun []opsi, err error) {
	if err = m.jaga.ambil(m.kini, "daftar", m.klien()); err != nil {
		return
	}
	kolom := map[string]int{}
	for i, k := range m.dip.Info().Kolom {
		kolom[k.Nama] = i
	}
	nama, err := m.namaPerangkat()
	if err != nil {
		return
	}
	kata := strings.Fields(strings.ToLower(s.Cari))
	opd, thn := map[string]bool{}, map[int64]bool{}
	q := register.Query{Batas: 1000, Saring: []register.Syarat{{Kolom: "status", Op: register.Sama, Nilai: ditetapkan}}}
	for b, err := range register.Semua(m.ctx, m.o.Store, m.dip.Register, register.LingkupUmum(), q) {
		if err != nil {
			return nil, nil, nil, err
		}
		teks := func(n string) string { v, _ := b.Kolom[kolom[n]].(string); return v }
		x := barisDIP{ID: string(b.ID), Ringkasan: teks("ringkasan"), Kelas: teks("kelas"), Perangkat: teks("perangkat")}
		x.Tahun, _ = b.Kolom[kolom["tahun"]].(int64)
		if x.Nama = nama[x.Perangkat]; x.Nama == "" {
			x.Nama = x.Perangkat
		}
		opd[x.Perangkat] = true
		if x.Tahun != 0 {
			thn[x.Tahun] = true
		}
		if s.Kelas != "" && x.Kelas != s.Kelas || s.Perangkat != "" && x.Perangkat != s.Perangkat || s.Tahun != 0 && x.Tahun != s.Tahun {
			continue
		}
		if isi := strings.ToLower(x.Ringkasan + " " + x.Nama); slices.ContainsFunc(kata, func(k string) bool { return !strings.Contains(isi, k) }) {
			continue
		}
		cocok = append(cocok, x)
	}
	slices.SortStableFunc(cocok, func(a, b barisDIP) int {
		return cmp.Or(cmp.Compare(b.Tahun, a.Tahun), cmp.Compare(a.Ringkasan, b.Ringkasan), cmp.Compare(a.ID, b.ID))
	})
	for k := range opd {
		perangkat = append(perangkat, opsi{Nilai: k, Teks: cmp.Or(nama[k], k), Pilih: k == s.Perangkat})
	}
	slices.SortFunc(perangkat, func(a, b opsi) int { return cmp.Compare(a.Teks, b.Teks) })
	for t := range thn {
		n := strconv.FormatInt(t, 10)
		tahun = append(tahun, opsi{Nilai: n, Teks: n, Pilih: t == s.Tahun})
	}
	slices.SortFunc(tahun, func(a, b opsi) int { return cmp.Compare(b.Nilai, a.Nilai) })
	return cocok, perangkat, tahun, nil
}

// namaPerangkat are the names of offices and villages by their codes.
func (m *minta) namaPerangkat() (map[string]string, error) {
	out := map[string]string{}
	for d, err := range m.unit.Semua(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 500}) {
		if err != nil {
			return nil, err
		}
		out[d.Isi.Kode] = strings.TrimPrefix(strings.TrimPrefix(d.Isi.Nama, "PPID Pelaksana "), "PPID ")
	}
	for d, err := range m.o.Buku.Perangkat.Semua(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 500}) {
		if err != nil {
			return nil, err
		}
		out[d.Isi.Kode] = d.Isi.Nama
	}
	return out, nil
}

// isiInformasi is the page of the search.
type isiInformasi struct {
	S                       saringan
	Kelas, Perangkat, Tahun []opsi
	Baris                   []barisDIP
	Jumlah, Dari, Sampai    string
	Akhir                   int
	Sebelum, Sesudah        string
	Disaring                bool
}

func (m *minta) cariInformasi() error {
	s := bacaSaringan(m.r.URL.Query())
	cocok, opd, thn, err := m.daftarDIP(s)
	if err != nil {
		return err
	}
	p := isiInformasi{Perangkat: opd, Tahun: thn, Jumlah: angka(len(cocok)), Disaring: s.Cari != "" || s.Kelas != "" || s.Perangkat != "" || s.Tahun != 0}
	for _, k := range []string{"berkala", "serta_merta", "setiap_saat"} {
		p.Kelas = append(p.Kelas, opsi{Nilai: k, Teks: namaKelas(k), Pilih: k == s.Kelas})
	}
	var dari int
	p.Baris, dari, p.Akhir = potongHalaman(cocok, &s, barisHalaman)
	p.Dari, p.Sampai = angka(dari+1), angka(dari+len(p.Baris))
	if p.S = s; s.Halaman > 1 {
		p.Sebelum = s.alamat(s.Halaman - 1)
	}
	if s.Halaman < p.Akhir {
		p.Sesudah = s.alamat(s.Halaman + 1)
	}
	return m.tampil(http.StatusOK, "daftar", halaman{Judul: "Daftar Informasi Publik", Uraian: "Informasi yang sudah tersedia: tidak perlu diminta dulu.", Aktif: akar + "/informasi", Alir: true, Isi: p})
}

// potongHalaman gives one page and how many there are; a page beyond the last is the
// last.
func potongHalaman(semua []barisDIP, s *saringan, n int) (out []barisDIP, dari, akhir int) {
	akhir = max(1, (len(semua)+n-1)/n)
	s.Halaman = min(s.Halaman, akhir)
	dari = (s.Halaman - 1) * n
	return semua[dari:min(dari+n, len(semua))], dari, akhir
}

func angka(n int) string { return kominfo.FormatAngka(int64(n)) }

// isiRinci is one line of the list in full.
type isiRinci struct {
	Fakta []fakta
	Asal  string
}

func (m *minta) bacaDIP() (d register.Dokumen[ppid.InformasiPublik], err error) {
	d, err = m.dip.Baca(m.ctx, m.o.Store, register.LingkupUmum(), register.ID(m.id))
	if kominfo.KindOf(err) == kominfo.TidakAda || err == nil && (d.Ditarik || d.Isi.Status != ditetapkan) {
		return d, galat(http.StatusNotFound, "Informasi tidak ada", "Informasi ini tidak ada di Daftar Informasi Publik, atau sudah ditarik. Cari lagi di daftar.")
	}
	return d, err
}

func (m *minta) informasi() error {
	if err := m.jaga.ambil(m.kini, "daftar", m.klien()); err != nil {
		return err
	}
	d, err := m.bacaDIP()
	if err != nil {
		return err
	}
	nama, err := m.namaPerangkat()
	if err != nil {
		return err
	}
	x := d.Isi
	var p isiRinci
	tambahFakta(&p.Fakta, "Kelas", namaKelas(x.Kelas), "Dikuasai", cmp.Or(nama[x.Perangkat], x.Perangkat), "Penanggung jawab", x.PenanggungJawab, "Waktu dan tempat pembuatan", x.WaktuTempat,
		"Bentuk", strings.Join(bentuk(x.IsianDIP), " dan "), "Jangka waktu penyimpanan", x.Retensi, "Tersedia sejak", lengkap(x.Diumumkan))
	if x.Tahun != 0 {
		tambahFakta(&p.Fakta, "Tahun informasi", strconv.FormatInt(x.Tahun, 10))
	}
	if x.Tautan != "" {
		p.Fakta = append(p.Fakta, fakta{Label: "Tautan", Isi: x.Tautan, Ke: x.Tautan})
	}
	tambahFakta(&p.Fakta, "Ditetapkan dengan", strings.TrimSpace(x.NomorSK+" tanggal "+x.TanggalSK.Panjang()), "Terakhir dimutakhirkan", lengkap(x.Dimutakhirkan))
	if x.Asal != "" {
		p.Asal = "Informasi ini pernah diminta warga dan diberikan. Siapa yang meminta tidak ditampilkan."
	}
	return m.tampil(http.StatusOK, "rinci", halaman{Judul: potong(x.Ringkasan, 300), Aktif: akar + "/informasi", Alir: true, Isi: p})
}

func bentuk(x ppid.IsianDIP) (out []string) {
	if x.Digital {
		out = append(out, "digital")
	}
	if x.Cetak {
		out = append(out, "tercetak")
	}
	return out
}

// jsonDIP is what other programs read.
type jsonDIP struct {
	Format    string         `json:"format"`
	Kantor    string         `json:"kantor"`
	Jumlah    int            `json:"jumlah"`
	Halaman   int            `json:"halaman"`
	Akhir     int            `json:"halaman_akhir"`
	Informasi []barisJSONDIP `json:"informasi"`
}

type barisJSONDIP struct {
	ID              string          `json:"id"`
	Alamat          string          `json:"alamat"`
	Ringkasan       string          `json:"ringkasan"`
	Kelas           string          `json:"kelas"`
	Perangkat       string          `json:"perangkat"`
	NamaPerangkat   string          `json:"nama_perangkat"`
	PenanggungJawab string          `json:"penanggung_jawab"`
	WaktuTempat     string          `json:"waktu_tempat"`
	Bentuk          []string        `json:"bentuk"`
	Retensi         string          `json:"retensi"`
	Tautan          string          `json:"tautan,omitempty"`
	Tahun           int64           `json:"tahun,omitempty"`
	Diminta         bool            `json:"pernah_diminta"`
	Diumumkan       kominfo.Tanggal `json:"diumumkan,omitzero"`
	NomorSK         string          `json:"nomor_sk"`
	TanggalSK       kominfo.Tanggal `json:"tanggal_sk,omitzero"`
	Dimutakhirkan   kominfo.Tanggal `json:"dimutakhirkan,omitzero"`
}

// informasiJSON gives the same search to programs, 100 lines a page. Pages of any
// origin may read it: all of it is public.
func (m *minta) informasiJSON() error {
	m.w.Header().Set("Access-Control-Allow-Origin", "*")
	m.w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	s := bacaSaringan(m.r.URL.Query())
	cocok, _, _, err := m.daftarDIP(s)
	if err != nil {
		return err
	}
	k, err := m.kantor()
	if err != nil {
		return err
	}
	bs, _, akhir := potongHalaman(cocok, &s, barisJSON)
	out := jsonDIP{Format: "lumbung.dip/1", Kantor: k.Nama, Jumlah: len(cocok), Halaman: s.Halaman, Akhir: akhir, Informasi: []barisJSONDIP{}}
	dasar := m.o.Alamat(m.r)
	for _, b := range bs {
		m.id = b.ID
		d, err := m.bacaDIP()
		if _, hilang := err.(*halamanGalat); hilang { // withdrawn in between
			continue
		}
		if err != nil {
			return err
		}
		x := d.Isi
		out.Informasi = append(out.Informasi, barisJSONDIP{ID: b.ID, Alamat: dasar + akar + "/informasi/" + b.ID, Ringkasan: x.Ringkasan, Kelas: x.Kelas, Perangkat: x.Perangkat, NamaPerangkat: b.Nama,
			PenanggungJawab: x.PenanggungJawab, WaktuTempat: x.WaktuTempat, Bentuk: bentuk(x.IsianDIP), Retensi: x.Retensi, Tautan: x.Tautan, Tahun: x.Tahun, Diminta: x.Asal != "",
			Diumumkan: x.Diumumkan, NomorSK: x.NomorSK, TanggalSK: x.TanggalSK, Dimutakhirkan: x.Dimutakhirkan})
	}
	b, err := json.Marshal(out)
	if err != nil {
		return err
	}
	return m.terbuka("application/json", b)
}
