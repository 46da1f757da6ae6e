//go:build !(js && wasm)

package layanan

import (
	"net/http"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// isiBeranda is the first page: what may be asked, how long it takes, what it costs,
// where to object.
type isiBeranda struct {
	Utama    *ppid.UnitPPID
	Desa     []ppid.UnitPPID
	Waktu    []langkahWaktu
	Biaya    ppid.Ketentuan
	Hak      ppid.Ketentuan
	Maklumat string
	Dasar    map[string]string
}

// langkahWaktu is one period of the law.
type langkahWaktu struct{ Judul, Lama, Dasar string }

const maklumatUmum = "Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan informasi publik sesuai standar pelayanan yang telah ditetapkan, dan apabila tidak menepati janji ini kami siap menerima sanksi sesuai peraturan perundang-undangan."

func (m *minta) beranda() error {
	k, err := m.kantor()
	if err != nil {
		return err
	}
	us, err := m.unitAktif()
	if err != nil {
		return err
	}
	p := isiBeranda{Utama: us.utama, Desa: us.desa, Maklumat: m.o.Maklumat}
	if p.Maklumat == "" {
		p.Maklumat = maklumatUmum
	}
	for _, x := range [][2]string{{string(ppid.PemeriksaanPermohonan), "Petugas memeriksa kelengkapan"}, {string(ppid.KelengkapanPermohonan), "Anda melengkapi, bila ada yang kurang"}, {string(ppid.JawabanPermohonan), "PPID menjawab secara tertulis"},
		{string(ppid.PengajuanKeberatan), "Anda mengajukan keberatan, bila tidak puas"}, {string(ppid.TanggapanKeberatan), "Atasan PPID menanggapi keberatan"}, {string(ppid.PengajuanSengketa), "Anda mengajukan sengketa ke Komisi Informasi"}} {
		a, err := m.hukum().CariAturan(ppid.Jenis(x[0]))
		if err != nil {
			return err
		}
		w := langkahWaktu{Judul: x[1], Lama: angka(a.Jumlah) + " hari kerja", Dasar: kutip(a.Dasar)}
		if a.Perpanjang > 0 {
			w.Lama += ", dapat diperpanjang " + angka(a.Perpanjang) + " hari kerja satu kali dengan alasan tertulis"
			w.Dasar += "; " + kutip(a.DasarTambah)
		}
		p.Waktu = append(p.Waktu, w)
	}
	for _, x := range ppid.DokumenBawaan().Ketentuan {
		switch x.Kode {
		case "biaya":
			p.Biaya = x
		case "hak_pemohon":
			p.Hak = x
		}
	}
	p.Dasar = map[string]string{"biaya": kutip(p.Biaya.Dasar), "hak": kutip(p.Hak.Dasar)}
	return m.tampil(http.StatusOK, "beranda", halaman{Judul: "Layanan Informasi Publik", Uraian: "Anda berhak tahu. Minta informasi yang dikuasai pemerintah daerah atau desa: gratis, tanpa akun, dijawab paling lama 10 hari kerja, dapat diperpanjang 7.", Aktif: akar, Alir: true, Kantor: k, Isi: p})
}

// kutip names what people can look up: the articles that were read in the source,
// and the others only where there are none.
func kutip(d ppid.Dasar) string {
	var sah, lain []string
	for _, s := range d {
		if s.Status == kominfo.Terverifikasi {
			sah = append(sah, ppid.Kutip(s))
		} else {
			lain = append(lain, ppid.Kutip(s))
		}
	}
	if sah == nil {
		sah = lain
	}
	return strings.Join(sah, "; ")
}
