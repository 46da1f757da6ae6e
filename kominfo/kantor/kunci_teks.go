package kantor

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// periksaKunci checks a verifier key in the form of the Go checksum database's
// signed notes: name "lumbung/NAMA", eight hex digits of a hash over name and
// key, and base64 of the algorithm's byte (1, Ed25519) with 32 bytes of key.
func periksaKunci(jalur, nama, s string) []kominfo.Finding {
	salah := func(pesan string) []kominfo.Finding { return []kominfo.Finding{salahKunci("KUNCI-01", jalur, pesan)} }
	if strings.HasPrefix(s, "PRIVATE+") {
		return salah("Ini kunci rahasia. Jangan ditempel di mana pun; anggap kunci itu sudah bocor dan buat yang baru. Yang diisikan adalah kunci umumnya.")
	}
	b := strings.SplitN(s, "+", 3)
	if len(b) != 3 {
		return salah("Kunci pemeriksa harus satu baris berbentuk lumbung/NAMA+sidik+kunci. Salin seutuhnya dari hasil pembuatan kunci.")
	}
	if b[0] != "lumbung/"+nama {
		return salah("Kunci ini bernama " + kutip(b[0]) + ", seharusnya \"lumbung/" + nama + "\". Pakai kunci yang dibuat untuk jejak kantor ini.")
	}
	isi, err := base64.StdEncoding.Strict().DecodeString(b[2])
	if err != nil || len(isi) != 33 || isi[0] != 1 || strings.ContainsAny(b[2], "\r\n") {
		return salah("Isi kunci pemeriksa terpotong atau bukan Ed25519. Salin seutuhnya dari hasil pembuatan kunci.")
	}
	h := sha256.Sum256(bytes.Join([][]byte{[]byte(b[0]), isi}, []byte("\n")))
	if hex.EncodeToString(h[:4]) != b[1] {
		return salah("Sidik kunci pemeriksa tidak cocok dengan isinya; ada huruf yang berubah. Salin ulang.")
	}
	return nil
}

func salahKunci(id, jalur, pesan string) kominfo.Finding {
	return kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: pesan}
}

// kutip repeats what somebody typed, not more than a line of it.
func kutip(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return `"` + s + `"`
}
