package ppid

import (
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Tingkat is how near a due date is. Alerts are a choice of this program
// ([Rancangan]); the due dates are the law's.
type Tingkat string

const (
	TingkatH20   Tingkat = "H-20"  // yearly and half-yearly duties, and exemptions: they need weeks of work
	TingkatH3    Tingkat = "H-3"   // three working days are left, or two
	TingkatH1    Tingkat = "H-1"   // one is left
	TingkatH     Tingkat = "H"     // the last working day, or the due date itself
	TingkatLewat Tingkat = "lewat" // the day after, from 00.00
	TingkatMulai Tingkat = "mulai" // something began that somebody has to do: no due date of its own
)

// DasarPeringatan says what the alerts rest on, for pages that show them: when and
// whom the program tells is its own choice.
func DasarPeringatan() kominfo.Sumber {
	return kominfo.Sumber{Regulasi: "Lumbung", Bagian: "peringatan internal", Status: Rancangan}
}

// Kinds of alerts that are no deadline of a regulation: what the office itself
// promised or ordered, and the beginning of somebody's work.
const (
	PenyediaanInformasi Jenis = "permohonan.penyediaan" // promised in the notice
	PelaksanaanPerintah Jenis = "keberatan.perintah"    // ordered by the Atasan PPID
	DisposisiMasuk      Jenis = "permohonan.disposisi"
	UjiMulai            Jenis = "permohonan.uji"
	TenggatMaju         Jenis = "kalender.tenggat_maju" // a changed calendar brought a date forward
)

// tingkatJenis are the levels at which a kind alerts; nil: none.
func tingkatJenis(j Jenis) []Tingkat {
	switch j {
	case PemeriksaanPermohonan, JawabanPermohonan, PenolakanPermohonan, TanggapanKeberatan, PenyediaanInformasi, PelaksanaanPerintah, GugatanPengadilan:
		return []Tingkat{TingkatH3, TingkatH1, TingkatH, TingkatLewat}
	case KelengkapanPermohonan: // three days that are the applicant's: the office has to act when they are over
		return []Tingkat{TingkatH, TingkatLewat}
	case LaporanTahunan, PemutakhiranDIP, PembukaanPengecualian:
		return []Tingkat{TingkatH20, TingkatH3, TingkatH1, TingkatH, TingkatLewat}
	}
	return nil
}

// Peringatan gives the level at which a due date of a kind stands on a day, and
// false when nobody has to be told yet. Days are working days of k, counted as
// deadlines are. The level is that of the day: who was not told on the day before
// is told once, at the present level. Where k does not know a year on the way, the
// alert comes early rather than late: seven calendar days before.
func Peringatan(k *kalender.Kalender, hari kominfo.Tanggal, j Jenis, tenggat kominfo.Tanggal) (Tingkat, bool) {
	boleh := tingkatJenis(j)
	if boleh == nil || hari.Kosong() || tenggat.Kosong() {
		return "", false
	}
	t := tingkatPada(k, hari, tenggat)
	for i, x := range []Tingkat{TingkatH20, TingkatH3, TingkatH1, TingkatH, TingkatLewat} {
		if x != t {
			continue
		}
		// A level that the kind leaves out is covered by the one before it.
		for ; i >= 0; i-- {
			if y := []Tingkat{TingkatH20, TingkatH3, TingkatH1, TingkatH, TingkatLewat}[i]; slices.Contains(boleh, y) {
				return y, true
			}
		}
	}
	return "", false
}

func tingkatPada(k *kalender.Kalender, hari, tenggat kominfo.Tanggal) Tingkat {
	if hari.Sesudah(tenggat) {
		return TingkatLewat
	}
	sisa, ok := sisaHari(k, hari, tenggat)
	switch {
	case hari == tenggat || ok && sisa == 0:
		return TingkatH
	case ok && sisa == 1 || !ok && sisa <= 2:
		return TingkatH1
	case ok && sisa <= 3 || !ok && sisa <= 7:
		return TingkatH3
	case ok && sisa <= 20 || !ok && sisa <= 30:
		return TingkatH20
	}
	return ""
}

// sisaHari gives the working days left; where the calendar does not reach, ok is
// false and it gives calendar days. Very far dates are not counted.
func sisaHari(k *kalender.Kalender, hari, tenggat kominfo.Tanggal) (n int, ok bool) {
	if n := tenggat.Selisih(hari); n > 370 {
		return n, false
	}
	n, err := k.Jumlah(hari, tenggat)
	if err != nil {
		return tenggat.Selisih(hari), false
	}
	return n, true
}

// BatasPeringatan gives a day such that no due date of a kind after it alerts on
// hari: for asking a register for what may be due, by its column tenggat.
func BatasPeringatan(k *kalender.Kalender, hari kominfo.Tanggal, j Jenis) kominfo.Tanggal {
	n, cadangan := 3, 7
	if slices.Contains(tingkatJenis(j), TingkatH20) {
		n, cadangan = 20, 30
	}
	h, err := k.Tambah(hari, n+1) // up to the day before the next working day, which may be no working day
	if err != nil {
		return hari.Tambah(cadangan + 7)
	}
	if x := hari.Tambah(cadangan); x.Sesudah(h.Tanggal) {
		return x
	}
	return h.Tanggal
}

// Tugas is a case, or a duty, with a due date, as columns of a register tell it:
// nothing personal. Nomor is what people call it.
type Tugas struct {
	Register  string
	ID        register.ID // empty: a duty of the office or a unit, no document
	Nomor     string
	Jenis     Jenis
	Tenggat   kominfo.Tanggal
	Tahap     string
	Perangkat string          // unit that works on it
	Badan     string          // village, when the request is to one
	Penolakan kominfo.Tanggal // last day of a refusal, where it differs
	Jumlah    int64           // how many documents; 0 counts as one
	Semula    kominfo.Tanggal // of TenggatMaju: the due date before
}

// Ingat is one alert that is due: a Tugas at a level, on a day.
type Ingat struct {
	Tugas
	Tingkat Tingkat
	Hari    kominfo.Tanggal // on which Sisa was counted
	Sisa    int             // working days left; -1 when the calendar does not reach
}

// Ingatkan gives the alert of a task on a day, and false without one.
func Ingatkan(k *kalender.Kalender, hari kominfo.Tanggal, t Tugas) (Ingat, bool) {
	x := Ingat{Tugas: t, Hari: hari, Sisa: -1}
	switch t.Jenis {
	case DisposisiMasuk, UjiMulai, TenggatMaju:
		x.Tingkat = TingkatMulai
	default:
		var ada bool
		if x.Tingkat, ada = Peringatan(k, hari, t.Jenis, t.Tenggat); !ada {
			return Ingat{}, false
		}
	}
	if !t.Tenggat.Kosong() && !hari.Sesudah(t.Tenggat) {
		if n, ok := sisaHari(k, hari, t.Tenggat); ok {
			x.Sisa = n
		}
	}
	return x, true
}

// Kunci names the alert for ever: a due date that moved alerts anew, the same one
// never twice. A request that is passed on tells each unit once.
func (x Ingat) Kunci() string {
	siapa := string(x.ID)
	if siapa == "" {
		if siapa = x.Perangkat; siapa == "" {
			siapa = "kantor"
		}
	}
	k := "ppid/" + x.Register + "/" + siapa + "/" + string(x.Jenis) + "/" + x.Tenggat.String() + "/" + string(x.Tingkat)
	switch x.Jenis {
	case DisposisiMasuk: // whatever its due date
		k = "ppid/" + x.Register + "/" + siapa + "/" + string(x.Jenis) + "/" + x.Perangkat
	case UjiMulai:
		k = "ppid/" + x.Register + "/" + siapa + "/" + string(x.Jenis)
	case TenggatMaju:
		k += "/" + x.Semula.String()
	}
	return k
}

// Berlaku gives the last day on which the alert still says what is so: the day
// before the next level. No date: it always does.
func (x Ingat) Berlaku(k *kalender.Kalender) kominfo.Tanggal {
	if x.Tingkat == TingkatMulai || x.Tingkat == TingkatLewat {
		return kominfo.Tanggal{}
	}
	for d := x.Hari; !d.Sesudah(x.Tenggat); d = d.Tambah(1) {
		if t, _ := Peringatan(k, d.Tambah(1), x.Jenis, x.Tenggat); t != x.Tingkat {
			return d
		}
	}
	return x.Tenggat
}

// Penerima is whom an alert is for: those who have a role, in one unit when
// Perangkat is set.
type Penerima struct {
	Peran     string
	Perangkat string
}

// String gives "ppid_utama" or "ppid_pelaksana@dinkes".
func (p Penerima) String() string {
	if p.Perangkat == "" {
		return p.Peran
	}
	return p.Peran + "@" + p.Perangkat
}

// Penerima gives whom an alert is for; kantor is the code of the unit of PPID Utama.
// Who is told is a choice of this program ([Rancangan]): the unit that works on it
// and PPID Utama before the due date, the Atasan PPID when it has passed.
func (x Ingat) Penerima(kantor string) []Penerima {
	utama := Penerima{Peran: "ppid_utama"}
	atasan := Penerima{Peran: "atasan_ppid"}
	if x.Badan != "" { // a village is a public body of its own
		utama, atasan = Penerima{"ppid_desa", x.Badan}, Penerima{"atasan_ppid_desa", x.Badan}
	}
	var out []Penerima
	opd := func() {
		if x.Badan == "" && x.Perangkat != "" && x.Perangkat != kantor {
			out = append(out, Penerima{"ppid_pelaksana", x.Perangkat})
		}
	}
	petugas := func() {
		if x.Badan == "" {
			out = append(out, Penerima{Peran: "petugas_layanan"})
		}
	}
	switch x.Jenis {
	case DisposisiMasuk:
		if opd(); out == nil {
			return nil
		}
		return out
	case UjiMulai:
		return []Penerima{{Peran: "tim_pertimbangan"}}
	case TenggatMaju:
		return []Penerima{utama}
	case KelengkapanPermohonan:
		if petugas(); out == nil {
			out = append(out, utama)
		}
		return out
	case PemeriksaanPermohonan:
		petugas()
		return append(out, utama)
	case TanggapanKeberatan, GugatanPengadilan:
		return []Penerima{atasan, utama}
	case PenyediaanInformasi, PelaksanaanPerintah:
		opd()
		petugas()
		return append(out, utama)
	}
	opd()
	out = append(out, utama)
	if x.Tingkat == TingkatLewat && (x.Jenis == JawabanPermohonan || x.Jenis == PenolakanPermohonan) {
		out = append(out, atasan)
	}
	return out
}

func (t Tugas) banyak() string { return strconv.FormatInt(max(t.Jumlah, 1), 10) }
