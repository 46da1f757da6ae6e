//go:build !(js && wasm)

package meja

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Stages of a request in which the office, or the applicant, still owes something;
// and those in which it ended. A written notice that promises nothing has no due
// date and ends the request too.
var (
	tahapTerbuka = [...]string{"diterima", "tidak_lengkap", "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang", "pemberitahuan_terkirim", "menunggu_biaya"}
	tahapSelesai = [...]string{"diserahkan", "ditolak", "dirujuk", "dicabut", "tidak_ditindaklanjuti", "pemberitahuan_terkirim"}

	keberatanTerbuka = [...]string{"keberatan_diterima", "keberatan_musyawarah", "keberatan_ditanggapi"}
	sengketaTerbuka  = [...]string{"sengketa_diajukan", "sengketa_pemeriksaan_awal", "sengketa_mediasi", "sengketa_ajudikasi", "putusan_ki", "gugatan", "kasasi"}
)

const (
	lewatWaktu          = "lewat_waktu"
	keberatanLewatWaktu = "keberatan_lewat_waktu"
)

func salahSatu(kolom string, nilai ...string) register.Syarat {
	d := make([]any, len(nilai))
	for i, s := range nilai {
		d[i] = s
	}
	return register.Syarat{Kolom: kolom, Op: register.SalahSatu, Daftar: d}
}

func syarat(kolom string, op register.Op, nilai any) register.Syarat {
	return register.Syarat{Kolom: kolom, Op: op, Nilai: nilai}
}

// bertenggat narrows a list to what has a due date: the index on it leaves out all
// that is closed.
func bertenggat(s ...register.Syarat) []register.Syarat {
	return append([]register.Syarat{syarat("tenggat", register.Lebih, "")}, s...)
}

// tahap names a state in few words, with its tone.
func (m *minta) tahap(r register.Register, kode string) kertas.Penggal {
	switch kode {
	case lewatWaktu:
		return lencana(bahaya, "Lewat waktu")
	case keberatanLewatWaktu:
		return lencana(bahaya, "Tidak ditanggapi")
	}
	nama := kode
	if x := r.Info().CariIsian("tahap"); x != nil {
		nama = x.TeksPilihan(kode)
	}
	switch {
	case kode == "diserahkan" || kode == "selesai":
		return lencana(sukses, nama)
	case slices.Contains(tahapSelesai[:], kode) && kode != "pemberitahuan_terkirim":
		return lencana(netral, nama)
	}
	return lencana(info, nama)
}

// giliran names the roles that move a case on from a state, as the law has it; what
// follows from the clock alone is nobody's.
func (m *minta) giliran(keadaan string) string {
	var kode []string
	for _, p := range m.h.Langkah(keadaan, "") {
		if p.Kode != "T16" && p.Kode != "T17" { // rights of the applicant that wait for nothing
			kode = append(kode, p.Oleh...)
		}
	}
	return m.namaPeran(kode)
}

func (m *minta) namaPeran(kode []string) string {
	var nama []string
	for _, p := range m.h.Peran {
		if slices.Contains(kode, p.Kode) && p.Kode != "sistem" {
			nama = append(nama, p.Nama)
		}
	}
	return strings.Join(nama, ", ")
}

// tahapPada is the state of a row of the queue today, as [ppid.Permohonan.TahapPada]
// has it of the document.
func (m *minta) tahapPada(b barisKolom) string {
	batas := "tenggat_jawaban"
	if b.teks("tahap") == "diterima" {
		batas = "tenggat_penolakan"
	}
	return m.h.KeadaanPada(b.teks("tahap"), b.tanggal(batas), m.hari)
}

// jumlah are counts of documents: of this office, and of villages.
type jumlah struct{ sendiri, desa int64 }

// hitung counts documents. Whose scope is not everybody's has all of them as its own.
// They are grouped by body, not asked for one: the index on the due date is the one
// that leaves most out.
func (m *minta) hitung(r register.Register, l register.Lingkup, s ...register.Syarat) (n jumlah, err error) {
	var kelompok []string
	if l.Semua && kolom(r, "badan") >= 0 {
		kelompok = []string{"badan"}
	}
	js, err := m.o.Store.Rekap(m.ctx, r, m.sempit(r, l, nil), s, kelompok...)
	for _, j := range js {
		if len(j.Nilai) > 0 && j.Nilai[0] != "" {
			n.desa += j.N
		} else {
			n.sendiri += j.N
		}
	}
	return n, err
}

// sempit is the scope for a query. Whose scope is one unit is found by the index of
// it, where the register has the column.
func (m *minta) sempit(r register.Register, l register.Lingkup, q *register.Query) register.Lingkup {
	l.Pribadi = false
	if q != nil && !l.Semua && len(l.Pemilik) == 1 && kolom(r, "perangkat") >= 0 {
		q.Saring = append(q.Saring, syarat("perangkat", register.Sama, l.Pemilik[0]))
	}
	return l
}

// cari gives one page of columns.
func (m *minta) cari(r register.Register, l register.Lingkup, q register.Query) (out []barisKolom, kursor string, err error) {
	l = m.sempit(r, l, &q)
	h, err := m.o.Store.Cari(m.ctx, r, l, q)
	out = make([]barisKolom, 0, len(h.Baris))
	for _, b := range h.Baris {
		out = append(out, barisKolom{b, r})
	}
	return out, h.Kursor, err
}

func panjang(t kominfo.Tanggal) string {
	if t.Kosong() {
		return ""
	}
	return t.Panjang()
}
