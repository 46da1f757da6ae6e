//go:build !(js && wasm)

package layanan

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// artiTahap says a state of a request in plain words: tone, name, what it means.
func artiTahap(p *ppid.Permohonan, tahap string) (nada, nama, arti string) {
	switch tahap {
	case "diterima":
		return "info", "Diterima", "Permohonan Anda sudah dicatat. Petugas sedang memeriksa kelengkapannya."
	case "tidak_lengkap":
		return "peringatan", "Belum lengkap", "Ada yang kurang pada permohonan Anda. Lengkapi di halaman ini sebelum waktunya habis."
	case "tidak_ditindaklanjuti":
		return "bahaya", "Tidak ditindaklanjuti", "Permohonan tidak dilengkapi sampai waktunya habis, jadi tidak ditindaklanjuti (Perki 1/2021 Pasal 33 ayat (4)). Anda boleh mengajukan permohonan baru."
	case "terdaftar":
		return "info", "Lengkap dan terdaftar", "Permohonan Anda lengkap dan sedang dikerjakan PPID."
	case "diproses":
		return "info", "Sedang dikerjakan", "Permohonan Anda diteruskan kepada perangkat daerah yang menguasai informasinya."
	case "uji_konsekuensi":
		return "info", "Sedang diuji", "PPID sedang menguji apakah informasi ini boleh dibuka (UU 14/2008 Pasal 19). Waktu menjawab tetap berjalan."
	case "diperpanjang":
		return "info", "Waktu diperpanjang", "PPID memperpanjang waktu satu kali. Alasannya: " + p.AlasanPerpanjangan
	case "lewat_waktu":
		return "bahaya", "Lewat waktu", "Waktu menjawab sudah habis tanpa jawaban. Anda berhak mengajukan keberatan sekarang (UU 14/2008 Pasal 35 ayat (1) huruf c)."
	case "pemberitahuan_terkirim":
		return "sukses", "Dijawab", "PPID sudah menjawab. Isinya ada di bawah ini."
	case "menunggu_biaya":
		return "peringatan", "Menunggu pembayaran", "Informasi diberikan setelah biaya salinan dibayar. Melihat informasi tidak dipungut biaya."
	case "diserahkan":
		return "sukses", "Selesai diserahkan", "Informasi sudah diserahkan kepada Anda."
	case "ditolak":
		return "bahaya", "Ditolak", "PPID menolak permohonan ini dengan alasan di bawah. Bila tidak setuju, Anda berhak mengajukan keberatan."
	case "dirujuk":
		return "peringatan", "Dirujuk", "PPID tidak menguasai informasi ini. Ajukan kepada badan publik yang disebut di bawah, bila disebut."
	case "dicabut":
		return "netral", "Dicabut", "Permohonan ini sudah Anda cabut."
	}
	return "netral", tahap, ""
}

// utang is what the office still has to do.
func utang(p *ppid.Permohonan, tahap string) []string {
	switch tahap {
	case "diterima":
		return []string{"Memeriksa kelengkapan permohonan Anda.", "Menjawab secara tertulis."}
	case "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang", "lewat_waktu":
		return []string{"Menjawab secara tertulis."}
	case "pemberitahuan_terkirim", "menunggu_biaya":
		switch p.Hasil {
		case "dikabulkan_seluruhnya", "dikabulkan_sebagian", "belum_didokumentasikan":
			return []string{"Menyerahkan informasi yang dijanjikan."}
		}
	}
	return nil
}

// artiKeberatan says a state of an objection.
func artiKeberatan(k *ppid.Keberatan, tahap string) (nada, nama, arti string) {
	switch tahap {
	case "keberatan_diterima":
		return "info", "Diterima", "Keberatan Anda sudah dicatat. Atasan PPID akan menanggapinya secara tertulis."
	case "keberatan_musyawarah":
		return "info", "Dimusyawarahkan", "Atasan PPID mengajak menyelesaikan keberatan dengan musyawarah. Waktu menanggapi tetap berjalan."
	case "keberatan_lewat_waktu":
		if !k.Ditanggapi.Kosong() {
			return "peringatan", "Ditanggapi terlambat", "Atasan PPID menanggapi sesudah waktunya habis. Bila tidak puas, Anda berhak mengajukan sengketa ke Komisi Informasi."
		}
		return "bahaya", "Lewat waktu", "Waktu menanggapi sudah habis tanpa tanggapan. Anda berhak mengajukan sengketa ke Komisi Informasi."
	case "keberatan_ditanggapi":
		return "sukses", "Ditanggapi", "Atasan PPID sudah menanggapi. Bila tidak puas, Anda berhak mengajukan sengketa ke Komisi Informasi."
	case "selesai":
		return "sukses", "Selesai", "Keberatan ini selesai."
	}
	return "netral", tahap, ""
}

// kejadian is one line of what happened.
type kejadian struct{ Nada, Tanggal, Judul, Isi string }

// linimasa tells what happened, from the versions of the document: the day that the
// act has in law, not the moment at which it was typed.
func (m *minta) linimasa(d *perkara) (out []kejadian, err error) {
	vs, err := m.o.Store.Riwayat(m.ctx, d.reg, register.LingkupUmum(), d.id)
	if err != nil {
		return nil, err
	}
	for i := len(vs) - 1; i >= 0; i-- { // newest first in the store, oldest first on the page
		var e kejadian
		if d.per != nil {
			x, err := urai[ppid.Permohonan](d.reg, vs[i])
			if err != nil {
				return nil, err
			}
			e = kejadianPermohonan(&x, vs[i].Aksi)
		} else {
			x, err := urai[ppid.Keberatan](d.reg, vs[i])
			if err != nil {
				return nil, err
			}
			e = kejadianKeberatan(&x, vs[i].Aksi)
		}
		if e.Judul == "" {
			continue
		}
		if e.Tanggal == "" {
			e.Tanggal = kominfo.TanggalDari(vs[i].Waktu, m.zona()).Panjang()
		}
		if e.Nada == "" {
			e.Nada = "info"
		}
		out = append(out, e)
	}
	return out, nil
}

func kejadianPermohonan(x *ppid.Permohonan, aksi string) kejadian {
	sejak := x.Sejak.Panjang()
	switch aksi {
	case "catat", "salin_lama":
		return kejadian{"sukses", x.Diterima.Panjang(), "Permohonan diterima dan dicatat", "Nomor " + x.Nomor}
	case "nyatakan_lengkap":
		return kejadian{"sukses", sejak, "Dinyatakan lengkap", ""}
	case "nyatakan_tidak_lengkap":
		return kejadian{"peringatan", sejak, "Dinyatakan tidak lengkap", "Surat nomor " + x.NomorSuratTidakLengkap}
	case "surat_sampai":
		return kejadian{"info", x.SuratTidakLengkap.Panjang(), "Surat keterangan tidak lengkap Anda terima", ""}
	case "lampirkan":
		return kejadian{"info", "", "Pindaian dokumen Anda dilampirkan petugas", ""}
	case "lengkapi":
		if x.Tahap == "tidak_lengkap" {
			return kejadian{"info", "", "Sebagian kekurangan dilengkapi", ""}
		}
		return kejadian{"sukses", x.Dilengkapi.Panjang(), "Dilengkapi", "Dinyatakan lengkap."}
	case "tidak_tindak_lanjuti":
		return kejadian{"bahaya", sejak, "Tidak ditindaklanjuti", "Tidak dilengkapi sampai waktunya habis."}
	case "disposisi", "alihkan":
		return kejadian{"info", "", "Diteruskan kepada perangkat daerah yang menguasai informasi", ""}
	case "uji":
		return kejadian{"info", sejak, "Uji konsekuensi dimulai", ""}
	case "perpanjang":
		return kejadian{"peringatan", x.Diperpanjang.Panjang(), "Waktu diperpanjang", x.AlasanPerpanjangan}
	case "jawab":
		return kejadian{"sukses", x.Dijawab.Panjang(), "Dijawab secara tertulis", ""}
	case "tunggu_biaya":
		return kejadian{"info", sejak, "Menunggu pembayaran biaya salinan", x.Biaya.String()}
	case "serahkan":
		return kejadian{"sukses", x.Diserahkan.Panjang(), "Informasi diserahkan", ""}
	case "cabut":
		return kejadian{"netral", sejak, "Permohonan dicabut", ""}
	case "hitung_ulang":
		return kejadian{"info", "", "Tenggat dihitung ulang", "Kalender hari kerja berubah."}
	}
	return kejadian{}
}

func kejadianKeberatan(x *ppid.Keberatan, aksi string) kejadian {
	sejak := x.Sejak.Panjang()
	switch aksi {
	case "ajukan":
		return kejadian{"sukses", x.Diajukan.Panjang(), "Keberatan diterima dan dicatat", "Nomor " + x.Nomor}
	case "musyawarah":
		return kejadian{"info", sejak, "Dimusyawarahkan", ""}
	case "tanggapi":
		return kejadian{"sukses", x.Ditanggapi.Panjang(), "Ditanggapi Atasan PPID", "Surat nomor " + x.NomorSurat}
	case "tanggapan_diterima":
		return kejadian{"info", x.TanggapanDiterima.Panjang(), "Tanggapan Anda terima", ""}
	case "laksanakan":
		return kejadian{"sukses", x.Dilaksanakan.Panjang(), "Perintah Atasan PPID dilaksanakan", ""}
	case "selesaikan":
		return kejadian{"netral", sejak, "Selesai", ""}
	case "hitung_ulang":
		return kejadian{"info", "", "Tenggat dihitung ulang", "Kalender hari kerja berubah."}
	}
	return kejadian{}
}
