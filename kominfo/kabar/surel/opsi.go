//go:build !(js && wasm)

package surel

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"crypto/x509"

	"github.com/lumbung-id/lumbung/kominfo"
)

// ModeTLS is how the connection to the mail server is encrypted.
type ModeTLS string

const (
	StartTLS ModeTLS = "starttls" // required; what "" means
	TLS      ModeTLS = "tls"      // from the first byte, port 465
	TanpaTLS ModeTLS = "tanpa"    // only to this machine itself
)

// Opsi sets up the mail server. Server and Dari must be given.
type Opsi struct {
	Server string  `json:"server"` // "smtp.kantor.go.id:587"
	Nama   string  `json:"nama"`   // login name; empty: without login
	Sandi  string  `json:"sandi"`
	Dari   string  `json:"dari"` // "PPID Kabupaten Contoh <ppid@contoh.go.id>"
	TLS    ModeTLS `json:"tls"`

	Batas    time.Duration    `json:"-"` // for one message; 0 is half a minute
	Akar     *x509.CertPool   `json:"-"` // authorities of the server's certificate; nil: those of the machine
	Sekarang func() time.Time `json:"-"` // date of messages; nil is time.Now
}

// String gives the server and nothing secret.
func (o Opsi) String() string { return "surel lewat " + o.Server }

// GoString is String.
func (o Opsi) GoString() string { return o.String() }

// NamaBerkas is the file in the data folder that holds the options.
const NamaBerkas = "surel.json"

// SandiLingkungan is the environment variable with the password; it goes before the
// one in the file.
const SandiLingkungan = "LUMBUNG_SUREL_SANDI"

const batasBerkas = 64 << 10

// BacaOpsi reads surel.json in a folder; ada is false when there is none. A file with
// a password must be readable by its owner only (mode 0600), except on Windows.
// getenv is os.Getenv; nil: none. Everything that is wrong is an error of kind
// tidak_sah that says how to mend it, and never has the password.
func BacaOpsi(folder string, getenv func(string) string) (o Opsi, ada bool, err error) {
	nama := filepath.Join(folder, NamaBerkas)
	f, err := os.Open(nama)
	if errors.Is(err, fs.ErrNotExist) {
		return o, false, nil
	}
	if err != nil {
		return o, true, kominfo.E(kominfo.Rusak, "surel.BacaOpsi", "Berkas %s tidak dapat dibaca. Periksa hak aksesnya.", nama).Sebab(err)
	}
	defer f.Close()
	st, err := f.Stat()
	if err == nil && !st.Mode().IsRegular() {
		return o, true, salah("%s bukan berkas biasa. Tulis pengaturan surel di sebuah berkas.", nama)
	}
	b, err2 := io.ReadAll(io.LimitReader(f, batasBerkas+1))
	if err := errors.Join(err, err2); err != nil {
		return o, true, kominfo.E(kominfo.Rusak, "surel.BacaOpsi", "Berkas %s tidak dapat dibaca.", nama).Sebab(err)
	}
	if o, err = ParseOpsi(b); err != nil {
		return Opsi{}, true, err
	}
	if o.Sandi != "" && runtime.GOOS != "windows" && st.Mode().Perm()&0o077 != 0 {
		return Opsi{}, true, salah("Berkas %s memuat kata sandi tetapi dapat dibaca pengguna lain. Jalankan: chmod 600 %s", nama, nama)
	}
	if getenv != nil {
		if s := getenv(SandiLingkungan); s != "" {
			o.Sandi = s
		}
	}
	_, err = o.periksa()
	return o, true, err
}

// ParseOpsi reads the text of surel.json. It does not ask for what may come from
// elsewhere, the password; [New] does.
func ParseOpsi(b []byte) (o Opsi, err error) {
	if len(b) > batasBerkas {
		return o, salah("Berkas surel.json terlalu besar, paling banyak %s bita.", kominfo.FormatAngka(batasBerkas))
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil || d.More() {
		// The decoder's words could quote the password.
		letak := ""
		if x, ok := errors.AsType[*json.SyntaxError](err); ok {
			letak = " di baris " + strconv.Itoa(1+bytes.Count(b[:min(int64(len(b)), x.Offset)], []byte("\n")))
		}
		return Opsi{}, salah(`Berkas surel.json tidak dapat dipahami%s. Isinya hanya: {"server":"smtp.kantor.go.id:587","nama":"…","sandi":"…","dari":"PPID … <ppid@….go.id>","tls":"starttls"}.`, letak)
	}
	return o, nil
}

func salah(format string, a ...any) error {
	return kominfo.E(kominfo.TidakSah, "surel.Opsi", format, a...)
}

type teruji struct {
	host string
	port int
	dari *mail.Address
	tls  ModeTLS
}

// periksa gives the options as they are used, or says what is wrong with them.
func (o Opsi) periksa() (t teruji, err error) {
	host, port, err := net.SplitHostPort(o.Server)
	if err != nil || host == "" || strings.ContainsAny(host, " /\\\r\n\t") {
		return t, salah("Server surel %q tidak dikenal. Tulis nama dan portnya, misalnya smtp.kantor.go.id:587.", singkat(o.Server))
	}
	t.host = host
	if t.port, err = strconv.Atoi(port); err != nil || t.port < 1 || t.port > 65535 {
		return t, salah("Port server surel %q tidak dikenal. Biasanya 587, atau 465 dengan tls.", singkat(port))
	}
	if t.dari, err = mail.ParseAddress(o.Dari); err != nil || strings.ContainsAny(o.Dari, "\r\n\x00") || !alamatPolos(t.dari.Address) {
		return t, salah("Alamat pengirim (dari) belum benar. Tulis misalnya: PPID Kabupaten Contoh <ppid@contoh.go.id>.")
	}
	lokal := host == "localhost"
	if ip := net.ParseIP(host); ip != nil {
		lokal = ip.IsLoopback()
	}
	switch t.tls = o.TLS; o.TLS {
	case "":
		t.tls = StartTLS
		if t.port == 465 {
			return t, salah(`Port 465 memakai TLS sejak awal. Tulis "tls":"tls" di surel.json, atau pakai port 587.`)
		}
	case StartTLS, TLS:
	case TanpaTLS:
		if !lokal {
			return t, salah(`Tanpa TLS hanya boleh ke komputer ini sendiri (localhost); surat dan kata sandi dapat dibaca di jaringan. Pakai "tls":"starttls".`)
		}
	default:
		return t, salah("Cara tls %q tidak dikenal. Pilih starttls, tls, atau tanpa.", singkat(string(o.TLS)))
	}
	switch {
	case o.Nama != "" && o.Sandi == "":
		return t, salah("Kata sandi surel belum ada. Isi variabel %s, atau \"sandi\" di surel.json (chmod 600).", SandiLingkungan)
	case o.Nama == "" && o.Sandi != "":
		return t, salah(`Nama masuk surel belum ada. Isi "nama" di surel.json.`)
	case strings.ContainsAny(o.Nama+o.Sandi, "\r\n\x00"):
		return t, salah("Nama masuk atau kata sandi surel memuat ganti baris. Tulis dalam satu baris.")
	}
	return t, nil
}

func singkat(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// alamatPolos reports whether s is one mailbox and nothing else.
func alamatPolos(s string) bool {
	if len(s) > 254 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("<>,;:\\\"()[]", c) >= 0 {
			return false
		}
	}
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && a.Address == s
}
