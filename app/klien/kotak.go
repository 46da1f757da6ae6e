package klien

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const pesanTertahan = "Menunggu keputusan Anda atas perubahan sebelumnya pada dokumen yang sama."

// KotakKirim is the outbox: every write is put into it first and then sent, in
// order for each document. What cannot be sent waits; what the server refuses,
// or what meets another version, waits for a person, and with it everything
// behind it that is about the same document. It is safe for concurrent use, also
// by several pages over one Simpanan: each write has a key, so that the server
// carries it out once however often it arrives.
type KotakKirim struct {
	// Siapa is the account that writes. Entries of another are left alone.
	Siapa string
	// Sekarang is the clock; nil is time.Now.
	Sekarang func() time.Time

	sumber   Sumber
	register []register.Register
	simpanan Simpanan
	tab      string // names this page among those that share a Simpanan
	bangun   chan struct{}

	mengirim sync.Mutex // held by the one that sends
	dicoba   []string   // what the pass has tried without success

	mu      sync.Mutex
	simak   func()
	mentah  map[string]string // the Simpanan as it was read last; nil: not yet
	isi     []*Kiriman        // in their order; never changed, only replaced
	gagal   int               // passes in a row after which something waited
	pewaktu *time.Timer       // wakes Jaga
	jadwal  time.Time         // when it does
}

// NewKotakKirim opens the outbox for the registers. simpanan may be nil: then
// nothing outlives the page.
func NewKotakKirim(s Sumber, regs []register.Register, simpanan Simpanan) *KotakKirim {
	return &KotakKirim{sumber: s, register: regs, simpanan: simpanan, tab: kominfo.NewUUID(time.Now()), bangun: make(chan struct{}, 1)}
}

// Simak has f called after every change of the outbox, also by another page. f
// must not block.
func (k *KotakKirim) Simak(f func()) {
	k.mu.Lock()
	k.simak = f
	k.mu.Unlock()
}

// lepas unlocks and tells of a change.
func (k *KotakKirim) lepas() {
	f := k.simak
	k.mu.Unlock()
	if f != nil {
		f()
	}
}

// Segarkan looks at what other pages did. They may be closed before they have
// sent it: then it is this one's to send.
func (k *KotakKirim) Segarkan() {
	k.mu.Lock()
	if k.segar(); k.jadwal.Before(k.kini()) {
		k.jadwalkan(jedaTerlama)
	}
	k.lepas()
}

// jadwalkan has Jaga send after a while.
func (k *KotakKirim) jadwalkan(jeda time.Duration) {
	if k.pewaktu != nil {
		k.pewaktu.Reset(jeda)
		k.jadwal = k.kini().Add(jeda)
	}
}

func (k *KotakKirim) kini() time.Time {
	if k.Sekarang != nil {
		return k.Sekarang().UTC()
	}
	return time.Now().UTC()
}

// segar reads the Simpanan again; only what changed is decoded.
func (k *KotakKirim) segar() {
	m := map[string]string{}
	if k.simpanan != nil {
		var err error
		if m, err = k.simpanan.Semua(); err != nil {
			m = k.mentah // what is known stays known
		}
	}
	var isi []*Kiriman
	for _, e := range k.isi {
		if _, ada := m[e.No]; ada || e.Sementara {
			isi = append(isi, e)
		}
	}
	k.isi = isi
	for no, s := range m {
		if lama, ada := k.mentah[no]; (!ada || lama != s) && kominfo.UUIDSah(no) {
			if e := uraiKiriman(no, s); e.Siapa == k.Siapa || e.Kunci == "" {
				k.taruh(e)
			}
		}
	}
	if k.mentah = m; m == nil {
		k.mentah = map[string]string{}
	}
}

// taruh puts an entry into its place.
func (k *KotakKirim) taruh(e *Kiriman) {
	i := len(k.isi)
	for i > 0 && k.isi[i-1].No >= e.No {
		i--
	}
	if i == len(k.isi) || k.isi[i].No != e.No {
		k.isi = append(k.isi, nil)
		copy(k.isi[i+1:], k.isi[i:])
	}
	k.isi[i] = e
}

// catat keeps an entry. What no longer fits into the Simpanan stays as it was.
func (k *KotakKirim) catat(e *Kiriman) error {
	if !e.Sementara {
		b, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if err := k.simpanan.Simpan(e.No, string(b)); err != nil {
			return err
		}
		k.mentah[e.No] = string(b)
	}
	k.taruh(e)
	return nil
}

func (k *KotakKirim) hapus(no string) {
	var isi []*Kiriman
	for _, e := range k.isi {
		if e.No != no {
			isi = append(isi, e)
		} else if !e.Sementara {
			_ = k.simpanan.Hapus(no) // it comes back with the next page, and can be thrown away again
		}
	}
	k.isi = isi
}

// cari gives an entry; nil when there is none.
func (k *KotakKirim) cari(no string) *Kiriman {
	for _, e := range k.isi {
		if e.No == no {
			return e
		}
	}
	return nil
}

// depan is the first entry that is to be dealt with before the i-th; nil when it
// is the i-th's turn.
func (k *KotakKirim) depan(i int) *Kiriman {
	for _, e := range k.isi[:i] {
		if e.Keadaan != Dikirim && e.ID != "" && e.ID == k.isi[i].ID && e.Register == k.isi[i].Register {
			return e
		}
	}
	return nil
}

// Isi are all entries, in their order. They are shared: do not change them. A
// nil outbox is empty.
func (k *KotakKirim) Isi() []*Kiriman {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	if k.mentah == nil {
		k.segar()
	}
	isi := append([]*Kiriman(nil), k.isi...)
	k.mu.Unlock()
	return isi
}

// Lihat gives one entry; nil when there is none.
func (k *KotakKirim) Lihat(no string) *Kiriman {
	for _, e := range k.Isi() {
		if e.No == no {
			return e
		}
	}
	return nil
}

// Register finds a register by its name; nil when there is none.
func (k *KotakKirim) Register(nama string) register.Register {
	for _, r := range k.register {
		if r.Info().Nama == nama {
			return r
		}
	}
	return nil
}

// Buang throws an entry away. What was made on top of it now stands on what it
// stood on itself, and meets a conflict when it was carried out after all.
func (k *KotakKirim) Buang(no string) { k.ambil(no, false) }

// Cabut takes an entry back that was never sent; nil when there is none.
func (k *KotakKirim) Cabut(no string) *Kiriman { return k.ambil(no, true) }

func (k *KotakKirim) ambil(no string, hanyaBaru bool) *Kiriman {
	k.mu.Lock()
	defer k.lepas()
	k.segar()
	e := k.cari(no)
	if e == nil || hanyaBaru && (e.Keadaan != Menunggu || e.Coba > 0) {
		return nil
	}
	for _, l := range k.isi {
		if l.Sesudah == no {
			l = l.salin()
			if l.Sesudah, l.Harap = e.Sesudah, e.Harap; e.Keadaan == Dikirim {
				l.Sesudah, l.Harap = "", e.Hasil.Versi
			}
			_ = k.catat(l) // as it was, it would still be told from a conflict by the server
		}
	}
	k.hapus(no)
	k.sebut("")
	return e
}

// Ulangi lets an entry that was refused wait to be sent again. One that met a
// conflict goes on top of version harap, which its author has seen, as a new
// write; harap 0 keeps it as it is.
func (k *KotakKirim) Ulangi(no string, harap int64) {
	k.mu.Lock()
	defer k.lepas()
	k.segar()
	e := k.cari(no)
	if e == nil || e.Keadaan == Dikirim || e.Kunci == "" {
		return
	}
	e = e.salin()
	if harap > 0 && harap != e.Harap {
		e.Harap, e.Sesudah, e.Kunci = harap, "", kominfo.NewUUID(k.kini())
	}
	e.Keadaan, e.Pesan, e.Temuan, e.Jenis = Menunggu, "", nil, ""
	_ = k.catat(e) // it stays refused, for all to see
	k.sebut("")
}

// sebut says of everything that waits why it does: because of what is before it,
// or because of sebab. This is for people only and is not kept.
func (k *KotakKirim) sebut(sebab string) {
	for i, e := range k.isi {
		if e.Keadaan != Menunggu {
			continue
		}
		pesan := e.Pesan
		if d := k.depan(i); d == nil {
			if pesan == pesanTertahan {
				pesan = ""
			}
			if pesan == "" {
				pesan = sebab
			}
		} else if pesan = d.Pesan; d.Keadaan != Menunggu {
			pesan = pesanTertahan
		}
		if pesan != e.Pesan {
			e = e.salin()
			e.Pesan = pesan
			k.isi[i] = e
		}
	}
}

// Hitung counts what waits to be sent after sending it failed, and what waits
// for a person.
func (k *KotakKirim) Hitung() (menunggu, putusan int) {
	macet := false
	for _, e := range k.Isi() {
		switch e.Keadaan {
		case Menunggu:
			menunggu++
			macet = macet || e.Pesan != ""
		case Bentrok, Ditolak:
			putusan++
		}
	}
	if !macet {
		menunggu = 0 // it is on the way
	}
	return menunggu, putusan
}
