package blob

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path"
)

const folderImpor = ".impor"

// batasKeadaan is the most bytes of a state file that are read back.
const batasKeadaan = 64 << 20

// Keadaan is the small file in which an import notes what it finished: one line of
// JSON a file, appended. A line that was not finished is dropped. It saves reading
// again; what is stored is safe without it. A nil *Keadaan remembers nothing.
type Keadaan struct {
	akar  *os.Root
	jalur string
	h     *os.File
	ada   map[string]barisKeadaan
}

type barisKeadaan struct {
	Nama    string `json:"nama"`
	Penanda string `json:"penanda"` // time of change, or checksum in a ZIP
	Info    Info   `json:"info"`
}

// Keadaan opens the state of the import called kunci, for example the assessment
// and the source together. One import at a time may use it.
func (f *Folder) Keadaan(kunci string) (*Keadaan, error) {
	const op = "blob.Keadaan"
	if err := f.akar.MkdirAll(folderImpor, 0o700); err != nil {
		return nil, galatFolder(op, err)
	}
	s := sha256.Sum256([]byte(kunci))
	k := &Keadaan{akar: f.akar, jalur: path.Join(folderImpor, hex.EncodeToString(s[:16])+".jsonl"), ada: map[string]barisKeadaan{}}
	h, err := f.akar.OpenFile(k.jalur, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, galatFolder(op, err)
	}
	b, err := io.ReadAll(io.LimitReader(h, batasKeadaan))
	if err == nil {
		b = b[:bytes.LastIndexByte(b, '\n')+1]
		for baris := range bytes.Lines(b) {
			var x barisKeadaan
			if json.Unmarshal(baris, &x) == nil && SidikSah(x.Info.Sidik) {
				k.ada[x.Nama] = x
			}
		}
		err = h.Truncate(int64(len(b)))
	}
	if err == nil {
		_, err = h.Seek(int64(len(b)), io.SeekStart)
	}
	if err != nil {
		_ = h.Close() // err is the one to report
		return nil, galatFolder(op, err)
	}
	k.h = h
	return k, nil
}

// Jumlah is how many files an earlier run finished.
func (k *Keadaan) Jumlah() int {
	if k == nil {
		return 0
	}
	return len(k.ada)
}

// Close keeps the state for the next run.
func (k *Keadaan) Close() error { return k.h.Close() }

// Selesai closes and removes the state: the import came to its end, and names of
// files need not lie about.
func (k *Keadaan) Selesai() error {
	if err := k.h.Close(); err != nil {
		return galatFolder("blob.Keadaan", err)
	}
	if err := k.akar.Remove(k.jalur); err != nil {
		return galatFolder("blob.Keadaan", err)
	}
	return nil
}

func (k *Keadaan) cari(c calon) (Info, bool) {
	if k == nil {
		return Info{}, false
	}
	x, ada := k.ada[c.asli]
	return x.Info, ada && x.Penanda == c.penanda && x.Info.Ukuran == c.ukuran
}

func (k *Keadaan) catat(c calon, i Info) error {
	if k == nil {
		return nil
	}
	b, err := json.Marshal(barisKeadaan{c.asli, c.penanda, i})
	if err == nil {
		_, err = k.h.Write(append(b, '\n'))
	}
	if err != nil {
		return galatFolder("blob.Keadaan", err)
	}
	return nil
}
