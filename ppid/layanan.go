package ppid

import (
	"embed"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

// skemaDari reads a generated schema; it is absent only while it is generated for
// the first time.
func skemaDari(nama string) []byte {
	b, _ := skema.ReadFile("skema/" + nama + ".schema.json")
	return b
}

// Layanan is what the registers need to know of one office. Set it before the
// registers are made and do not change it afterwards; Kalender alone may answer
// differently later, and stored due dates then move by the action hitung_ulang.
type Layanan struct {
	Perangkat string                    // code of the office of PPID Utama, owner until disposition: "kominfo"
	Zona      kominfo.Zona              // of the office; "" is WIB
	ZonaKini  func() kominfo.Zona       // instead of Zona, for a program whose office is named while it runs; nil: Zona
	Acak      func() string             // makes the code of a receipt; nil: [KodeBaru]
	Kalender  func() *kalender.Kalender // nil: kalender.Nasional
	Kebijakan Kebijakan                 // what the office answers where the sources differ
	Hukum     *Hukum                    // nil: Bawaan
	PolaNomor map[string]string         // see [PolaNomor]: "permohonan", "keberatan"; absent: the default
}

// Periksa finds what is wrong with the settings of an office: unknown policies,
// patterns of numbers that would repeat, a missing code.
func (l *Layanan) Periksa() []kominfo.Finding {
	var fs temuan
	if !polaUnit(l.Perangkat) {
		fs.galat("PPID-SETELAN-01", "perangkat", "Kode perangkat daerah PPID Utama belum diisi atau tidak dapat dipakai. Tulis huruf kecil, angka, titik atau garis, misalnya kominfo.")
	}
	for _, k := range l.Kebijakan.isi() {
		if _, f := l.hukum().pilihan(k.kode, k.nilai); f != nil {
			f.Path = "kebijakan." + f.Path
			fs = append(fs, *f)
		}
	}
	for buku, pola := range l.PolaNomor {
		if buku != "permohonan" && buku != "keberatan" {
			fs.galat("PPID-SETELAN-02", "pola_nomor."+singkat(buku), "Pola nomor hanya untuk permohonan dan keberatan, bukan "+singkat(buku)+".")
		} else if _, err := PolaNomor(pola, "", kominfo.NewTanggal(2026, 1, 2), 1); err != nil {
			fs.galat("PPID-SETELAN-03", "pola_nomor."+buku, kominfo.PesanUntukOrang(err))
		}
	}
	return fs
}

// polaUnit reports whether s can be the code of a unit.
func polaUnit(s string) bool {
	return s != "" && len(s) <= 20 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789._-") == "" && strings.Trim(s[:1], "._-") != ""
}

func (l *Layanan) zona() kominfo.Zona {
	z := l.Zona
	if l.ZonaKini != nil {
		z = l.ZonaKini()
	}
	if z == "" {
		z = kominfo.WIB
	}
	return z
}

func (l *Layanan) kode() (kode, sidik string) {
	if l.Acak != nil {
		kode = l.Acak()
	} else {
		kode = KodeBaru()
	}
	return kode, SidikKode(kode)
}

func (l *Layanan) hukum() *Hukum {
	if l.Hukum != nil {
		return l.Hukum
	}
	return Bawaan()
}

func (l *Layanan) kalender() *kalender.Kalender {
	if l.Kalender != nil {
		return l.Kalender()
	}
	return kalender.Nasional()
}

// hari is today on the office's wall.
func (l *Layanan) hari(tx register.Tx) kominfo.Tanggal {
	return kominfo.TanggalDari(tx.Sekarang(), l.zona())
}

// tanggal gives the day of an act, today when none is named. It is never in the
// future, and never before sejak, the day of the act before it: otherwise a late
// act could be entered as if it had been in time.
func (l *Layanan) tanggal(tx register.Tx, jalur string, t, sejak kominfo.Tanggal) (kominfo.Tanggal, error) {
	kini := l.hari(tx)
	if t.Kosong() {
		t = kini
	}
	var fs temuan
	switch {
	case t.Sesudah(kini):
		fs.galat("PPID-TGL-01", jalur, "Tanggal "+t.Panjang()+" belum tiba; hari ini "+kini.Panjang()+". Periksa tanggalnya.")
	case t.Sebelum(sejak):
		fs.galat("PPID-TGL-02", jalur, "Tanggal "+t.Panjang()+" mendahului langkah sebelumnya, "+sejak.Panjang()+". Periksa tanggalnya.")
	}
	return t, fs.error()
}

// peranHukum are the roles in which an account may act. Applicants and the Komisi
// Informasi seldom have one, and the clock never: what they did is recorded by the
// officer of the desk (Perki 1/2021 Pasal 7 ayat (5), Pasal 29 ayat (2)).
func peranHukum(a kominfo.Aktor) []string {
	p := strings.Fields(a.Peran)
	if slices.Contains(p, "ppid_desa") { // the secretary of the village does all of it (Perki 1/2018 Pasal 8)
		p = append(p, "petugas_layanan", "ppid_utama")
	}
	if slices.Contains(p, "atasan_ppid_desa") {
		p = append(p, "atasan_ppid")
	}
	if slices.Contains(p, "petugas_layanan") {
		p = append(p, "pemohon", "komisi_informasi", "sistem")
	}
	return p
}

func berperan(a kominfo.Aktor, peran ...string) bool {
	return slices.ContainsFunc(peranHukum(a), func(p string) bool { return slices.Contains(peran, p) })
}

// pindah makes the move kode of the law from a state, in whichever role of the
// actor may make it, or says in one sentence why not: the state, what is possible
// and who does it.
func (l *Layanan) pindah(a kominfo.Aktor, keadaan, kode string) (string, error) {
	h := l.hukum()
	peran := append(peranHukum(a), "") // "": even without a role the law is asked
	for _, p := range peran {
		if ke, err := h.Pindah(keadaan, kode, p); err == nil {
			return ke, nil
		} else if kominfo.KindOf(err) == kominfo.TidakSah {
			return "", err
		}
	}
	i := slices.IndexFunc(h.Peralihan, func(p Peralihan) bool { return p.Kode == kode })
	k, _ := h.keadaan(keadaan)
	return "", ditolak("Tidak dapat " + h.Peralihan[i].Nama + " dari keadaan \"" + k.Nama + "\" oleh " + namaPeranAktor(h, a) + ". " + h.bisaOleh(keadaan))
}

// berwenang refuses an act that moves nothing, such as a correction, to others
// than the roles named.
func (l *Layanan) berwenang(a kominfo.Aktor, apa string, peran ...string) error {
	if berperan(a, peran...) {
		return nil
	}
	h := l.hukum()
	return ditolak("Yang berwenang " + apa + " adalah " + h.namaPeran(peran) + ", bukan " + namaPeranAktor(h, a) + ".")
}

func namaPeranAktor(h *Hukum, a kominfo.Aktor) string {
	if n := h.namaPeran(strings.Fields(a.Peran)); n != "" {
		return n
	}
	return "akun tanpa peran PPID"
}

// bisaOleh says what may be done in a state, and by whom.
func (h *Hukum) bisaOleh(keadaan string) string {
	var t []string
	for _, p := range h.langkahOrang(keadaan) {
		t = append(t, p.Nama+" ("+h.namaPeran(p.Oleh)+")")
	}
	if t == nil {
		return "Tidak ada langkah lagi dari keadaan itu."
	}
	return "Yang dapat dilakukan sekarang: " + strings.Join(t, ", ") + "."
}

// PolaNomor writes a register number by the office's own pattern; no regulation
// has one. {urut} is the running number of the year and body, {urut:4} the same
// with zeros in front, {tahun}, {bulan} and {romawi} are those of the day, {badan}
// is the code of the body. It is an error when {urut} or {tahun} is missing, since
// numbers would repeat, or when something in braces is not known.
func PolaNomor(pola, badan string, t kominfo.Tanggal, urut int64) (string, error) {
	salah := func(apa string) (string, error) {
		return "", kominfo.E(kominfo.TidakSah, "ppid.PolaNomor", "Pola nomor %q %s. Contoh: {urut:3}/PPID/{romawi}/{tahun}.", singkat(pola), apa)
	}
	var b strings.Builder
	var adaUrut, adaTahun, adaBadan bool
	for sisa := pola; sisa != ""; {
		depan, lalu, ada := strings.Cut(sisa, "{")
		b.WriteString(depan)
		if !ada {
			break
		}
		isi, belakang, tutup := strings.Cut(lalu, "}")
		if !tutup {
			return salah("tidak menutup kurung kurawalnya")
		}
		sisa = belakang
		nama, lebar, _ := strings.Cut(isi, ":")
		n, err := strconv.Atoi(lebar)
		if lebar != "" && (err != nil || n < 1 || n > 9 || nama != "urut") {
			return salah("memuat {" + singkat(isi) + "} yang tidak dikenal")
		}
		_, bulan, _ := t.Pecah()
		switch nama {
		case "urut":
			s := strconv.FormatInt(urut, 10)
			b.WriteString(strings.Repeat("0", max(0, n-len(s))) + s)
			adaUrut = true
		case "tahun":
			b.WriteString(strconv.Itoa(t.Tahun()))
			adaTahun = true
		case "bulan":
			b.WriteString(strconv.Itoa(int(bulan)))
		case "romawi":
			b.WriteString([...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}[bulan-1])
		case "badan":
			b.WriteString(badan)
			adaBadan = true
		default:
			return salah("memuat {" + singkat(isi) + "} yang tidak dikenal")
		}
	}
	if !adaUrut || !adaTahun {
		return salah("harus memuat {urut} dan {tahun}")
	}
	if badan != "" && !adaBadan { // each body counts for itself, and numbers are unique
		return b.String() + "/" + badan, nil
	}
	return b.String(), nil
}

func (l *Layanan) nomor(buku, badan string, t kominfo.Tanggal, urut int64) (string, error) {
	pola := l.PolaNomor[buku]
	if pola == "" {
		pola = map[string]string{"permohonan": "{urut:3}/PPID/{romawi}/{tahun}", "keberatan": "{urut:3}/PPID-KEB/{romawi}/{tahun}"}[buku]
	}
	return PolaNomor(pola, badan, t, urut)
}

// temuan collects findings.
type temuan []kominfo.Finding

func (t *temuan) galat(id, jalur, pesan string) {
	*t = append(*t, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: pesan})
}

// error is nil without findings.
func (t temuan) error() error {
	if t == nil {
		return nil
	}
	return kominfo.TidakSahKarena("ppid.Tindakan", t)
}

func ditolak(pesan string) error { return kominfo.E(kominfo.Ditolak, "ppid.Tindakan", "%s", pesan) }

func kosong(s string) bool { return strings.TrimSpace(s) == "" }
