package ppid

import (
	"cmp"
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// AturanRetensi says how long personal data of a finished request are kept. No rule
// that this release carries fixes it: the office's own JRA (jadwal retensi arsip)
// does, and what stands here is a proposal until then.
type AturanRetensi struct {
	Bulan     int    `json:"bulan"`     // months after the last step and the last right
	Rancangan bool   `json:"rancangan"` // proposed by the program, not fixed by the office
	Alasan    string `json:"alasan"`
	Dasar     Dasar  `json:"dasar"`
}

// RetensiBawaan is the proposal: 24 months.
func RetensiBawaan() AturanRetensi {
	return AturanRetensi{Bulan: 24, Rancangan: true,
		Alasan: "Usulan program, bukan bunyi aturan: 24 bulan mencakup laporan layanan tahun itu (ditulis tahun berikutnya) dan pemeriksaan atasnya. Jangka yang mengikat adalah jadwal retensi arsip (JRA) kantor; mintalah arsiparis memeriksanya.",
		Dasar: Dasar{
			{Regulasi: "UU 27/2022", Bagian: "Pasal 43 ayat (1) huruf a", Status: kominfo.DariIngatan, Catatan: "Data pribadi dihapus bila tidak lagi diperlukan untuk tujuan pemrosesannya; jangkanya tidak disebut."},
			{Regulasi: "UU 27/2022", Bagian: "Pasal 44 ayat (1) huruf a", Status: kominfo.DariIngatan, Catatan: "Dimusnahkan bila habis masa retensinya menurut jadwal retensi arsip."},
		}}
}

// Selama is the rule with another term, which a person chose.
func (a AturanRetensi) Selama(bulan int) AturanRetensi {
	if bulan != a.Bulan {
		a.Bulan, a.Rancangan = bulan, true
		a.Alasan = "Jangka ini dipilih saat menjalankan, bukan ketetapan kantor. Jangka yang mengikat adalah jadwal retensi arsip (JRA) kantor; mintalah arsiparis memeriksanya."
	}
	return a
}

// Check reports a term that cannot be used.
func (a AturanRetensi) Check() []kominfo.Finding {
	if a.Bulan >= 1 && a.Bulan <= 360 {
		return nil
	}
	return []kominfo.Finding{{ID: "PPID-RETENSI-01", Path: "bulan", Severity: kominfo.Galat, Message: "Masa simpan data pribadi harus 1 sampai 360 bulan."}}
}

// BahanRetensi are the facts by which [Hukum.Retensi] judges: columns, nobody's
// name.
type BahanRetensi struct {
	Tahap    string
	Hasil    string            // outcome, of [Hukum].Hasil
	Sejak    kominfo.Tanggal   // last step
	Lanjutan []LanjutanPerkara // objections to it, disputes over them
}

// LanjutanPerkara is an objection or a dispute.
type LanjutanPerkara struct {
	Nama     string // "Keberatan 001/PPID-KEB/…"
	Tahap    string
	Terakhir kominfo.Tanggal // last step
}

// HasilRetensi says from when the personal data of a request may go.
type HasilRetensi struct {
	Selesai kominfo.Tanggal `json:"selesai,omitzero"` // last step of the request and all that followed
	Hak     kominfo.Tanggal `json:"hak,omitzero"`     // last day of the right to object; empty: there is none
	Boleh   kominfo.Tanggal `json:"boleh,omitzero"`   // from this day; empty: not to be said yet
	Sebab   string          `json:"sebab"`            // why, or why not yet
}

// akhirPermohonan are the states of a request in which the office owes nothing.
var akhirPermohonan = [...]string{"tidak_ditindaklanjuti", "diserahkan", "ditolak", "dirujuk", "dicabut"}

// Retensi says from when the personal data of a request may be erased: a.Bulan
// months after the last step, and after every right to go on has lapsed. A request
// that runs, one whose objection or dispute runs, and one whose time to object
// cannot be counted, keep theirs.
func (h *Hukum) Retensi(m BahanRetensi, a AturanRetensi, k *kalender.Kalender, b Kebijakan) HasilRetensi {
	r := HasilRetensi{Selesai: m.Sejak}
	if !slices.Contains(akhirPermohonan[:], m.Tahap) && !(m.Tahap == "pemberitahuan_terkirim" && m.Hasil == "sudah_tersedia") { // where to find it was said: nothing is handed over
		x, _ := h.keadaan(m.Tahap)
		r.Sebab = "Permohonan belum selesai; keadaannya \"" + cmp.Or(x.Nama, singkat(m.Tahap)) + "\"."
		return r
	}
	for _, l := range m.Lanjutan {
		if l.Tahap != "selesai" {
			x, _ := h.keadaan(l.Tahap)
			r.Sebab = l.Nama + " belum selesai; keadaannya \"" + cmp.Or(x.Nama, singkat(l.Tahap)) + "\"."
			return r
		}
		if l.Terakhir.Sesudah(r.Selesai) {
			r.Selesai = l.Terakhir
		}
	}
	mulai := r.Selesai
	if x, _ := h.keadaan(m.Tahap); slices.Contains(x.Tenggat, PengajuanKeberatan) {
		// From the last step, not from the answer: what is handed over later may give
		// ground to object too.
		t, err := h.Tenggat(PengajuanKeberatan, Masukan{AlasanDitemukan: mulai}, k, b)
		if err != nil {
			r.Sebab = "Akhir hak mengajukan keberatan belum dapat dihitung: " + kominfo.PesanUntukOrang(err)
			return r
		}
		if r.Hak = t.Berlaku; r.Hak.Sesudah(mulai) {
			mulai = r.Hak
		}
	}
	r.Boleh = tambahBulan(mulai, a.Bulan)
	r.Sebab = "Langkah terakhir " + r.Selesai.Panjang()
	if !r.Hak.Kosong() {
		r.Sebab += ", hak mengajukan keberatan sampai " + r.Hak.Panjang()
	}
	r.Sebab += "; ditambah " + kominfo.FormatAngka(int64(a.Bulan)) + " bulan."
	return r
}

// CalonRetensi is a request whose personal data may go. It holds nothing personal.
type CalonRetensi struct {
	ID     register.ID `json:"id"`
	Versi  int64       `json:"versi"`
	Nomor  string      `json:"nomor"`
	Tahap  string      `json:"tahap"`
	Kaitan int         `json:"keberatan"`       // objections to it, which lose theirs with it
	Badan  string      `json:"badan,omitempty"` // village that it was brought to, which alone may erase it
	HasilRetensi
}

// CariRetensi lists the requests in the scope l whose personal data may go on day
// hari, those that finished first at the head. It reads columns only. reg gives a
// register of PPID by its name, nil where the program has none.
func CariRetensi(ctx context.Context, r register.Reader, reg func(nama string) register.Register, l register.Lingkup, lay *Layanan, a AturanRetensi, hari kominfo.Tanggal) ([]CalonRetensi, error) {
	if fs := a.Check(); fs != nil {
		return nil, kominfo.TidakSahKarena("ppid.CariRetensi", fs)
	}
	l.Pribadi = false
	lanjut, err := lanjutan(ctx, r, reg, lay)
	if err != nil {
		return nil, err
	}
	tahap := []any{"pemberitahuan_terkirim"}
	for _, t := range akhirPermohonan {
		tahap = append(tahap, t)
	}
	out := []CalonRetensi{}
	err = tiapBaris(ctx, r, reg("permohonan"), l, []register.Syarat{{Kolom: "tahap", Op: register.SalahSatu, Daftar: tahap},
		{Kolom: "sejak", Op: register.Maksimal, Nilai: tambahBulan(hari, -a.Bulan).Tambah(3).String()}}, // a little more than can be: months differ in length
		func(x register.Baris, kol kolomBaris) {
			if x.PribadiDihapus {
				return
			}
			m := BahanRetensi{Tahap: kol.teks(x, "tahap"), Hasil: kol.teks(x, "hasil"), Sejak: kol.tanggal(x, "sejak")}
			c := CalonRetensi{ID: x.ID, Versi: x.Versi, Nomor: kol.teks(x, "nomor"), Tahap: m.Tahap, Badan: kol.teks(x, "badan")}
			for _, k := range lanjut[x.ID] {
				m.Lanjutan = append(m.Lanjutan, k.LanjutanPerkara)
				if !k.sengketa {
					c.Kaitan++
				}
			}
			c.HasilRetensi = lay.hukum().Retensi(m, a, lay.kalender(), lay.Kebijakan)
			if !c.Boleh.Kosong() && !c.Boleh.Sesudah(hari) {
				out = append(out, c)
			}
		})
	slices.SortStableFunc(out, func(a, b CalonRetensi) int { return a.Selesai.Selisih(b.Selesai) })
	return out, err
}

type lanjutanBaris struct {
	LanjutanPerkara
	sengketa bool
}

// lanjutan gives what followed each request. The last step of an objection or a
// dispute is taken from when it was last written, which is never earlier. An
// objection that went to the Komisi Informasi ends there.
func lanjutan(ctx context.Context, r register.Reader, reg func(string) register.Register, lay *Layanan) (map[register.ID][]lanjutanBaris, error) {
	out := map[register.ID][]lanjutanBaris{}
	type letak struct {
		permohonan register.ID
		ke         int
	}
	keb := map[string]letak{}
	semua := register.Lingkup{Semua: true}
	err := tiapBaris(ctx, r, reg("keberatan"), semua, nil, func(x register.Baris, kol kolomBaris) {
		if id := register.ID(kol.teks(x, "permohonan")); id != "" {
			keb[string(x.ID)] = letak{id, len(out[id])}
			out[id] = append(out[id], lanjutanBaris{LanjutanPerkara: LanjutanPerkara{"Keberatan " + kol.teks(x, "nomor"), kol.teks(x, "tahap"), kominfo.TanggalDari(x.Waktu, lay.zona())}})
		}
	})
	if err != nil {
		return nil, err
	}
	err = tiapBaris(ctx, r, reg("sengketa"), semua, nil, func(x register.Baris, kol kolomBaris) {
		if k, ada := keb[kol.teks(x, "keberatan")]; ada {
			out[k.permohonan][k.ke].Tahap = "selesai"
			out[k.permohonan] = append(out[k.permohonan], lanjutanBaris{LanjutanPerkara{"Sengketa " + cmp.Or(kol.teks(x, "nomor_perkara"), "tanpa nomor perkara"), kol.teks(x, "tahap"), kominfo.TanggalDari(x.Waktu, lay.zona())}, true})
		}
	})
	return out, err
}

// tiapBaris visits the current rows of a register, without bodies.
func tiapBaris(ctx context.Context, r register.Reader, reg register.Register, l register.Lingkup, saring []register.Syarat, f func(register.Baris, kolomBaris)) error {
	if reg == nil {
		return nil
	}
	kol := kolomDari(reg.Info())
	for q := (register.Query{Batas: 1000, Saring: saring}); ; {
		h, err := r.Cari(ctx, reg, l, q)
		if err != nil {
			return err
		}
		for _, x := range h.Baris {
			f(x, kol)
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return nil
		}
	}
}

// kolomBaris finds columns by name.
type kolomBaris map[string]int

func kolomDari(in register.Info) kolomBaris {
	k := kolomBaris{}
	for i, x := range in.Kolom {
		k[x.Nama] = i
	}
	return k
}

func (k kolomBaris) teks(b register.Baris, nama string) string {
	i, ada := k[nama]
	if !ada || i >= len(b.Kolom) {
		return ""
	}
	s, _ := b.Kolom[i].(string)
	return s
}

func (k kolomBaris) tanggal(b register.Baris, nama string) kominfo.Tanggal {
	t, _ := kominfo.ParseTanggal(k.teks(b, nama)) // a column is written by String; "" is empty
	return t
}
