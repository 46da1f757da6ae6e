package ppid

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// BacaPeringatan gives every alert of a day that lies in scope, from columns only:
// no body of a document is read, so nothing personal. Registers that the reader does
// not hold are passed over. cari finds a register by its name; k is the calendar of
// the office and h the law.
//
// The yearly report alerts until its day, never after it: whether it was handed in
// is not known here. Entries copied from an old book alert before their due date,
// not after it: what lapsed then lapsed then.
func BacaPeringatan(ctx context.Context, r register.Reader, l register.Lingkup, cari func(string) register.Register, h *Hukum, k *kalender.Kalender, hari kominfo.Tanggal) ([]Ingat, error) {
	b := &bacaIngat{ctx: ctx, r: r, l: l, cari: cari, k: k, hari: hari}
	b.l.Pribadi = false
	for _, f := range []func(){b.unit, b.permohonan, b.mulai, b.keberatan, b.sengketa, b.dip, b.dik} {
		f()
	}
	if b.err != nil {
		return nil, b.err
	}
	lap, err := h.Tenggat(LaporanTahunan, Masukan{TahunAnggaran: hari.Tahun() - 1}, k, Kebijakan{})
	if err == nil && !hari.Sesudah(lap.Tenggat) && l.Semua {
		nomor := kominfo.NewTanggal(hari.Tahun()-1, 1, 1).String()[:4]
		b.tambah(Tugas{Register: "laporan_tahunan", Nomor: nomor, Jenis: LaporanTahunan, Tenggat: lap.Tenggat})
	}
	return b.out, nil
}

type bacaIngat struct {
	ctx  context.Context
	r    register.Reader
	l    register.Lingkup
	cari func(string) register.Register
	k    *kalender.Kalender
	hari kominfo.Tanggal
	desa map[string]bool // codes of villages, public bodies of their own
	out  []Ingat
	err  error
}

func (b *bacaIngat) unit() {
	b.desa = map[string]bool{}
	l := b.l
	b.l = register.LingkupUmum() // who is a village is no secret
	b.baris("ppid_pelaksana", register.Query{Saring: []register.Syarat{{Kolom: "jenis", Op: register.Sama, Nilai: string(UnitDesa)}}}, func(_ register.ID, kolom func(string) string) {
		b.desa[kolom("kode")] = true
	})
	b.l = l
}

func (b *bacaIngat) tambah(t Tugas) {
	if x, ada := Ingatkan(b.k, b.hari, t); ada {
		b.out = append(b.out, x)
	}
}

// baris calls f for each row with a function that gives a column.
func (b *bacaIngat) baris(nama string, q register.Query, f func(id register.ID, kolom func(string) string)) {
	reg := b.cari(nama)
	if reg == nil || b.err != nil {
		return
	}
	tempat := map[string]int{}
	for i, k := range reg.Info().Kolom {
		tempat[k.Nama] = i
	}
	for x, err := range register.Semua(b.ctx, b.r, reg, b.l, q) {
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakAda { // a program without this register
				b.err = err
			}
			return
		}
		f(x.ID, func(n string) string {
			i, ada := tempat[n]
			if !ada {
				return ""
			}
			s, _ := x.Kolom[i].(string)
			return s
		})
	}
}

// sampai asks for what may be due.
func (b *bacaIngat) sampai(j Jenis) []register.Syarat {
	return []register.Syarat{{Kolom: "tenggat", Op: register.Lebih, Nilai: ""},
		{Kolom: "tenggat", Op: register.Maksimal, Nilai: BatasPeringatan(b.k, b.hari, j).String()}}
}

func bacaTanggal(s string) kominfo.Tanggal {
	t, _ := kominfo.ParseTanggal(s) // written by a Def; "" is none
	return t
}

func (b *bacaIngat) permohonan() {
	b.baris("permohonan", register.Query{Urut: "tenggat", Saring: b.sampai(JawabanPermohonan)}, func(id register.ID, kolom func(string) string) {
		t := Tugas{Register: "permohonan", ID: id, Nomor: kolom("nomor"), Tahap: kolom("tahap"), Perangkat: kolom("perangkat"), Badan: kolom("badan"),
			Tenggat: bacaTanggal(kolom("tenggat")), Penolakan: bacaTanggal(kolom("tenggat_penolakan"))}
		if kolom("lama") == "ya" && b.hari.Sesudah(t.Tenggat) {
			return
		}
		switch t.Tahap {
		case "diterima":
			t.Jenis = PemeriksaanPermohonan
			b.tambah(t)
			// Ten days without examination are silence too (UU 14/2008 Pasal 22 ayat (7)).
			t.Jenis, t.Tenggat = PenolakanPermohonan, t.Penolakan
		case "tidak_lengkap":
			t.Jenis = KelengkapanPermohonan
		case "pemberitahuan_terkirim", "menunggu_biaya":
			t.Jenis = PenyediaanInformasi
		default:
			t.Jenis = JawabanPermohonan
		}
		b.tambah(t)
	})
}

// mulai finds whose work began: the unit that a request was passed to, the Tim
// Pertimbangan when a test began.
func (b *bacaIngat) mulai() {
	for _, m := range []struct {
		tahap string
		jenis Jenis
	}{{"diproses", DisposisiMasuk}, {"uji_konsekuensi", UjiMulai}} {
		b.baris("permohonan", register.Query{Urut: "tenggat", Saring: []register.Syarat{{Kolom: "tahap", Op: register.Sama, Nilai: m.tahap}}}, func(id register.ID, kolom func(string) string) {
			if kolom("lama") != "ya" {
				b.tambah(Tugas{Register: "permohonan", ID: id, Nomor: kolom("nomor"), Tahap: m.tahap, Perangkat: kolom("perangkat"), Badan: kolom("badan"), Jenis: m.jenis, Tenggat: bacaTanggal(kolom("tenggat"))})
			}
		})
	}
}

func (b *bacaIngat) keberatan() {
	b.baris("keberatan", register.Query{Urut: "tenggat", Saring: b.sampai(TanggapanKeberatan)}, func(id register.ID, kolom func(string) string) {
		t := Tugas{Register: "keberatan", ID: id, Nomor: kolom("nomor"), Tahap: kolom("tahap"), Badan: kolom("badan"), Tenggat: bacaTanggal(kolom("tenggat")), Jenis: TanggapanKeberatan}
		if kolom("ditanggapi") != "" {
			t.Jenis = PelaksanaanPerintah
		}
		b.tambah(t)
	})
}

// sengketa alerts where the office itself may act; what the Komisi Informasi owes is
// its own matter.
func (b *bacaIngat) sengketa() {
	q := append(b.sampai(GugatanPengadilan), register.Syarat{Kolom: "tahap", Op: register.Sama, Nilai: "putusan_ki"})
	b.baris("sengketa", register.Query{Urut: "tenggat", Saring: q}, func(id register.ID, kolom func(string) string) {
		b.tambah(Tugas{Register: "sengketa", ID: id, Nomor: kolom("nomor_perkara"), Tahap: kolom("tahap"), Badan: kolom("badan"), Tenggat: bacaTanggal(kolom("tenggat")), Jenis: GugatanPengadilan})
	})
}

// dip tells a unit once of all the lines of the list that are due on one day.
func (b *bacaIngat) dip() {
	reg := b.cari("dip")
	if reg == nil || b.err != nil {
		return
	}
	js, err := b.r.Rekap(b.ctx, reg, b.l, append(b.sampai(PemutakhiranDIP), register.Syarat{Kolom: "status", Op: register.Sama, Nilai: "ditetapkan"}), "perangkat", "tenggat")
	if err != nil {
		if kominfo.KindOf(err) != kominfo.TidakAda {
			b.err = err
		}
		return
	}
	for _, j := range js {
		perangkat, _ := j.Nilai[0].(string)
		tenggat, _ := j.Nilai[1].(string)
		t := Tugas{Register: "dip", Perangkat: perangkat, Jenis: PemutakhiranDIP, Tenggat: bacaTanggal(tenggat), Jumlah: j.N}
		if b.desa[perangkat] {
			t.Badan = perangkat
		}
		b.tambah(t)
	}
}

func (b *bacaIngat) dik() {
	b.baris("dik", register.Query{Urut: "tenggat", Saring: b.sampai(PembukaanPengecualian)}, func(id register.ID, kolom func(string) string) {
		b.tambah(Tugas{Register: "dik", ID: id, Nomor: kolom("nomor_sk"), Perangkat: kolom("perangkat"), Badan: kolom("badan"), Tenggat: bacaTanggal(kolom("tenggat")), Jenis: PembukaanPengecualian})
	})
}
