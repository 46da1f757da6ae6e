//go:build !(js && wasm)

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// batasTandaTerima bounds the file of a receipt, in bytes.
const batasTandaTerima = 8 << 20

// tandaTerima reads a file when it is a receipt; ada is false for any other file.
func (p *program) tandaTerima(berkas string) (t jejak.TandaTerima, ada bool, err error) {
	st, err := os.Stat(berkas)
	if err != nil || st.IsDir() || st.Size() > batasTandaTerima {
		return t, false, nil //nolint:nilerr // whoever reads it next says what is wrong
	}
	b, err := p.baca(berkas, batasTandaTerima)
	if err != nil || !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		return t, false, err
	}
	return t, true, json.Unmarshal(b, &t)
}

// periksaTanda checks a receipt by the office's public keys alone, without network.
func periksaTanda(t jejak.TandaTerima, kunci []string) (jejak.Laporan, error) {
	if len(kunci) == 0 {
		return jejak.Laporan{}, kominfo.E(kominfo.TidakSah, "lumbung.verifikasi", "Ini tanda terima. Sebutkan kunci publik kantor yang menerbitkannya: -kunci FILE. Kuncinya ada di surat atau situs resmi kantor, di alamat /jejak/kunci, atau dari perintah lumbung kunci.")
	}
	v, err := jejak.UraiKunci([]byte(strings.Join(kunci, "\n")))
	if err != nil {
		return jejak.Laporan{}, err
	}
	h, err := t.Periksa(v...)
	if err != nil {
		return jejak.Laporan{Temuan: []kominfo.Finding{{ID: "JEJAK-TANDA-01", Severity: kominfo.Galat, Message: kominfo.PesanUntukOrang(err)}}}, nil //nolint:nilerr // it is the finding
	}
	return jejak.Laporan{Sah: true, Ukuran: h.Checkpoint.Ukuran, Checkpoint: t.Checkpoint, Terbukti: h.Terbukti, TidakTerbukti: h.TidakTerbukti}, nil
}
