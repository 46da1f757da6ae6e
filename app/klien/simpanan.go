package klien

import "sync"

// Simpanan keeps the entries of a [KotakKirim] where they outlive the page. Each
// has its own name, so that two pages never overwrite each other's. It is
// safe for concurrent use.
type Simpanan interface {
	// Semua gives everything that is kept, by name.
	Semua() (map[string]string, error)
	// Simpan keeps isi under a name; [ErrPenuh] when there is no room.
	Simpan(nama, isi string) error
	// Hapus forgets a name.
	Hapus(nama string) error
}

// Memori is a Simpanan that lasts as long as the program.
type Memori struct {
	mu sync.Mutex
	m  map[string]string
}

// Semua gives everything that is kept.
func (s *Memori) Semua() (map[string]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string]string{}
	for n, v := range s.m {
		out[n] = v
	}
	return out, nil
}

// Simpan keeps isi under a name.
func (s *Memori) Simpan(nama, isi string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[string]string{}
	}
	s.m[nama] = isi
	return nil
}

// Hapus forgets a name.
func (s *Memori) Hapus(nama string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.m, nama)
	return nil
}
