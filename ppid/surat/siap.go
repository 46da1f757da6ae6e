package surat

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// siap says why a paper cannot be made of b yet; nil when it can.
func siap(j Jenis, b *Bahan) error {
	const op = "surat.Susun"
	belum := func(apa string) error {
		return kominfo.E(kominfo.Bentrok, op, "%s belum dapat dibuat: %s.", Judul(j), apa)
	}
	p, k, u := b.Permohonan, b.Keberatan, b.Uji
	switch j {
	case FormulirPermohonan, TandaBukti, FormulirSalinan, FormulirKeberatan, LembarUji:
		return nil // with a document filled in, without one empty
	case TidakLengkap:
		if p != nil && p.DinyatakanTidakLengkap.Kosong() {
			return belum("permohonannya tidak dinyatakan tidak lengkap. Nyatakan tidak lengkap dulu, dengan nomor suratnya")
		}
		return nil
	case Pemberitahuan:
		if p != nil && p.Dijawab.Kosong() {
			return belum("permohonannya belum dijawab. PPID menjawabnya dulu")
		}
		return nil
	case TandaTerima:
		if p != nil && p.Diserahkan.Kosong() {
			return belum("informasinya belum dicatat diserahkan. Catat penyerahannya dulu")
		}
		return nil
	case Disposisi, Perpanjangan, Penolakan, Biaya:
		if p == nil {
			return belum("tidak ada permohonannya. Buka dari permohonan yang dimaksud")
		}
	case TandaBuktiKeberatan, TanggapanAtasan:
		if k == nil {
			return belum("tidak ada keberatannya. Buka dari keberatan yang dimaksud")
		}
	case Penetapan, Pengubahan:
		if u == nil {
			return belum("tidak ada uji konsekuensinya. Buka dari uji konsekuensi yang dimaksud")
		}
	default:
		var ada []string
		for _, x := range Semua() {
			ada = append(ada, string(x))
		}
		return kominfo.E(kominfo.TidakSah, op, "Surat %q tidak dikenal. Yang dikenal: %s.", pendek(string(j), 60), strings.Join(ada, ", "))
	}
	switch {
	case j == Perpanjangan && p.Diperpanjang.Kosong():
		return belum("waktunya tidak diperpanjang. Catat perpanjangannya dulu, dengan alasan tertulis")
	case j == Penolakan && p.Dijawab.Kosong():
		return belum("permohonannya belum dijawab. PPID menjawabnya dulu")
	case j == Penolakan && p.Hasil != "ditolak":
		return belum("permohonannya tidak ditolak. Buat pemberitahuan tertulis")
	case j == Biaya && p.Dijawab.Kosong():
		return belum("permohonannya belum dijawab, jadi biayanya belum diberitahukan")
	case j == Biaya && p.Biaya <= 0:
		return belum("tidak ada biaya yang diberitahukan")
	case j == TanggapanAtasan && k.Ditanggapi.Kosong():
		return belum("keberatannya belum ditanggapi. Atasan PPID menanggapinya dulu")
	case j == Penetapan && u.NomorPenetapan == "":
		return belum("uji konsekuensinya belum ditetapkan. PPID Utama menetapkannya dulu")
	case j == Pengubahan && (u.Status != ppid.UjiTerbuka || u.NomorPenetapan == ""):
		return belum("tidak ada penetapan yang dibuka. Nyatakan terbuka dulu; yang tidak pernah ditetapkan tidak diubah klasifikasinya")
	}
	return nil
}

// Tersedia lists the papers that can be made of b now, the most needed first: what
// the last step of the case asks to be sent, then what came before. Without any
// document these are the empty forms of the desk.
func Tersedia(b Bahan) []Jenis {
	p, k, u := b.Permohonan, b.Keberatan, b.Uji
	var calon []Jenis
	if k != nil {
		calon = append(calon, TanggapanAtasan, TandaBuktiKeberatan, FormulirKeberatan)
	}
	if p != nil {
		switch {
		case !p.Diserahkan.Kosong():
			calon = append(calon, TandaTerima)
		case !p.Dijawab.Kosong():
			calon = append(calon, Penolakan, Pemberitahuan, Biaya)
		case p.Tahap == "tidak_lengkap" || p.Tahap == "tidak_ditindaklanjuti":
			calon = append(calon, TidakLengkap)
		case !p.Diperpanjang.Kosong():
			calon = append(calon, Perpanjangan)
		case p.Tahap == "diproses" || p.Tahap == "uji_konsekuensi":
			calon = append(calon, Disposisi)
		}
		calon = append(calon, TandaBukti, Penolakan, Pemberitahuan, Biaya)
		if !p.Dijawab.Kosong() && strings.HasPrefix(p.CaraMemperoleh, "salinan") {
			calon = append(calon, FormulirSalinan)
		}
		calon = append(calon, Perpanjangan, Disposisi, TidakLengkap, FormulirPermohonan)
		if k == nil && !p.Dijawab.Kosong() {
			calon = append(calon, FormulirKeberatan)
		}
	}
	if u != nil {
		calon = append(calon, Pengubahan, Penetapan, LembarUji)
	}
	if p == nil && k == nil && u == nil {
		return []Jenis{FormulirPermohonan, FormulirKeberatan, FormulirSalinan, TandaBukti, TidakLengkap, Pemberitahuan, TandaTerima, LembarUji}
	}
	ada := map[Jenis]bool{}
	var out []Jenis
	for _, j := range calon {
		if !ada[j] && siap(j, &b) == nil {
			out, ada[j] = append(out, j), true
		}
	}
	return out
}
