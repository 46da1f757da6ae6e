package register

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Memori is a complete Store in memory, for tests, examples and the browser.
// Make it with [NewMemori]. One writer at a time; readers see committed data.
type Memori struct {
	// Sekarang is the clock; nil is time.Now.
	Sekarang func() time.Time
	// Tunda leaves changes unnumbered until Urutkan is called, as a store does
	// whose journal has a sequencer of its own.
	Tunda bool

	mu    sync.RWMutex
	regs  []Register
	isi   map[string]*mejaMemori
	log   map[Jejak][]Perubahan // numbered, Urutan is the index
	antre []versiDari           // committed, not yet numbered
}

type mejaMemori struct {
	in   Info
	dok  map[ID][]Baris       // versions, oldest first
	unik []map[string]ID      // for each unique key, who has which value
	tahu map[string]versiDari // the writes that had a key
}

// versiDari names one version of one document.
type versiDari struct {
	reg string
	id  ID
	ver int64
}

// NewMemori opens an empty store for the registers.
func NewMemori(regs ...Register) (*Memori, error) {
	if err := PeriksaDef(regs...); err != nil {
		return nil, err
	}
	m := &Memori{regs: regs, isi: map[string]*mejaMemori{}, log: map[Jejak][]Perubahan{}}
	for _, r := range regs {
		in := r.Info()
		t := &mejaMemori{in: in, dok: map[ID][]Baris{}, tahu: map[string]versiDari{}}
		for range in.Unik {
			t.unik = append(t.unik, map[string]ID{})
		}
		m.isi[in.Nama] = t
	}
	return m, nil
}

// Register lists the registers.
func (m *Memori) Register() []Register { return m.regs }

func (m *Memori) meja(r Register) (*mejaMemori, error) {
	in := r.Info()
	t := m.isi[in.Nama]
	if t == nil {
		return nil, kominfo.E(kominfo.TidakAda, "register.Memori", "Register %q tidak ada di sini.", in.Nama)
	}
	return t, nil
}

// Ubah runs f in one transaction.
func (m *Memori) Ubah(ctx context.Context, a kominfo.Aktor, f func(Tx) error) (err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now
	if m.Sekarang != nil {
		now = m.Sekarang
	}
	tx := &txMemori{m: m, aktor: a, waktu: now().UTC().Truncate(time.Microsecond)}
	selesai := false
	defer func() {
		if !selesai { // error or panic: undo, newest first
			for _, u := range slices.Backward(tx.batal) {
				u()
			}
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return err
	}
	selesai = true
	m.antre = append(m.antre, tx.baru...)
	if !m.Tunda {
		m.urutkan()
	}
	return nil
}

// Urutkan numbers what is committed and not yet numbered.
func (m *Memori) Urutkan(context.Context) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.urutkan(), nil
}

func (m *Memori) urutkan() int {
	n := len(m.antre)
	for _, a := range m.antre {
		t := m.isi[a.reg]
		b := &t.dok[a.id][a.ver-1]
		b.Urutan = int64(len(m.log[t.in.Jejak]))
		m.log[t.in.Jejak] = append(m.log[t.in.Jejak], Perubahan{a.reg, *b})
	}
	m.antre = nil
	return n
}

// Baca gives one version of a document.
func (m *Memori) Baca(ctx context.Context, r Register, l Lingkup, id ID, versi int64) (Baris, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.baca(r, l, id, versi)
}

func (m *Memori) baca(r Register, l Lingkup, id ID, versi int64) (Baris, error) {
	t, err := m.meja(r)
	if err != nil {
		return Baris{}, err
	}
	vs := t.dok[id]
	// The scope is that of the current owner, also for older versions.
	if n := int64(len(vs)); n > 0 && versi >= 0 && versi <= n {
		if _, ok := l.Saring(vs[n-1]); ok {
			if versi == 0 {
				versi = n
			}
			b := vs[versi-1]
			if !l.Pribadi {
				b.Pribadi, b.GaramPribadi = nil, nil
			}
			return b, nil
		}
	}
	return Baris{}, tidakAda(t.in)
}

func tidakAda(in Info) error {
	return kominfo.E(kominfo.TidakAda, "register.Baca", "Dokumen itu tidak ada di register %s, atau Anda tidak berhak melihatnya.", in.Nama)
}

// Riwayat gives all versions, newest first.
func (m *Memori) Riwayat(ctx context.Context, r Register, l Lingkup, id ID) ([]Baris, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.riwayat(r, l, id)
}

func (m *Memori) riwayat(r Register, l Lingkup, id ID) ([]Baris, error) {
	kini, err := m.baca(r, l, id, 0)
	if err != nil {
		return nil, err
	}
	out := []Baris{kini}
	for v := kini.Versi - 1; v >= 1; v-- {
		b, err := m.baca(r, l, id, v)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// Cari gives one page of current documents.
func (m *Memori) Cari(ctx context.Context, r Register, l Lingkup, q Query) (Halaman, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.cari(r, l, q)
}

func (m *Memori) cari(r Register, l Lingkup, q Query) (Halaman, error) {
	t, err := m.meja(r)
	if err != nil {
		return Halaman{}, err
	}
	q, pos, err := q.Rapikan(t.in)
	if err != nil {
		return Halaman{}, err
	}
	urut := t.in.indeksKolom(q.Urut)
	nilai := func(b *Baris) any {
		if urut < 0 {
			return nil
		}
		return b.Kolom[urut]
	}
	banding := func(a any, ai ID, b any, bi ID) int {
		c := Banding(a, b)
		if c == 0 {
			c = Banding(string(ai), string(bi))
		}
		if q.Turun {
			return -c
		}
		return c
	}
	rows := m.pilih(t, l, q.Saring, q.Ditarik)
	if pos != nil {
		rows = slices.DeleteFunc(rows, func(b *Baris) bool { return banding(nilai(b), b.ID, pos.Nilai, pos.ID) <= 0 })
	}
	slices.SortFunc(rows, func(a, b *Baris) int { return banding(nilai(a), a.ID, nilai(b), b.ID) })
	var h Halaman
	if len(rows) > q.Batas {
		rows = rows[:q.Batas]
		z := rows[q.Batas-1]
		h.Kursor = BuatKursor(nilai(z), z.ID)
	}
	for _, r := range rows {
		b, _ := l.Saring(*r)
		if !q.Isi {
			b = Baris{Meta: b.Meta, Pemilik: b.Pemilik, Kolom: b.Kolom}
		}
		h.Baris = append(h.Baris, b)
	}
	return h, nil
}

// pilih gives the current documents that the scope sees and the conditions let
// through. They are the store's own rows: read them under the lock.
func (m *Memori) pilih(t *mejaMemori, l Lingkup, saring []Syarat, ditarik bool) []*Baris {
	var rows []*Baris
next:
	for _, vs := range t.dok {
		b := &vs[len(vs)-1]
		if !l.Melihat(b.Pemilik) || b.Ditarik && !ditarik {
			continue
		}
		for _, s := range saring {
			if !s.Cocok(b.Kolom[t.in.indeksKolom(s.Kolom)]) {
				continue next
			}
		}
		rows = append(rows, b)
	}
	return rows
}

// Rekap counts current documents by groups of columns.
func (m *Memori) Rekap(ctx context.Context, r Register, l Lingkup, saring []Syarat, kelompok ...string) ([]Jumlah, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.rekap(r, l, saring, kelompok)
}

func (m *Memori) rekap(r Register, l Lingkup, saring []Syarat, kelompok []string) ([]Jumlah, error) {
	t, err := m.meja(r)
	if err != nil {
		return nil, err
	}
	if saring, err = RapikanSyarat(t.in, saring); err != nil {
		return nil, err
	}
	k := make([]int, len(kelompok))
	for i, n := range kelompok {
		if k[i] = t.in.indeksKolom(n); k[i] < 0 {
			return nil, kolomTakDikenal("register.Rekap", t.in, n)
		}
	}
	banding := func(a, b []any) int {
		for i := range a {
			if c := Banding(a[i], b[i]); c != 0 {
				return c
			}
		}
		return 0
	}
	var out []Jumlah
	if len(k) == 0 {
		return []Jumlah{{Nilai: []any{}, N: int64(len(m.pilih(t, l, saring, false)))}}, nil
	}
	for _, b := range m.pilih(t, l, saring, false) {
		g := make([]any, len(k))
		for i, n := range k {
			g[i] = b.Kolom[n]
		}
		i, ada := slices.BinarySearchFunc(out, g, func(j Jumlah, g []any) int { return banding(j.Nilai, g) })
		if !ada {
			out = slices.Insert(out, i, Jumlah{Nilai: g})
		}
		out[i].N++
	}
	return out, nil
}

// Perubahan gives changes of one journal in its order.
func (m *Memori) Perubahan(ctx context.Context, l Lingkup, j Jejak, sejak int64, batas int) ([]Perubahan, int64, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.perubahan(l, j, sejak, batas)
}

func (m *Memori) perubahan(l Lingkup, j Jejak, sejak int64, batas int) ([]Perubahan, int64, error) {
	var out []Perubahan
	log := m.log[j]
	sejak = max(sejak, 0)
	for ; sejak < int64(len(log)) && len(out) < batas; sejak++ {
		p := log[sejak]
		vs := m.isi[p.Register].dok[p.ID]
		if !l.Melihat(vs[len(vs)-1].Pemilik) {
			continue
		}
		p.Baris = vs[p.Versi-1] // erased parts stay erased
		if !l.Pribadi {
			p.Pribadi, p.GaramPribadi = nil, nil
		}
		out = append(out, p)
	}
	return out, sejak, nil
}
