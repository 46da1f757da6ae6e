//go:build !(js && wasm)

package surel

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	mail "github.com/wneessen/go-mail"

	"github.com/lumbung-id/lumbung/kominfo/kabar"
)

// Surel sends notices through one mail server. It may be used by any number of
// goroutines; every message has a connection of its own.
type Surel struct {
	o Opsi
	t teruji
}

var _ kabar.Pengirim = (*Surel)(nil)

// New checks the options; it does not connect. Errors are of kind tidak_sah.
func New(o Opsi) (*Surel, error) {
	t, err := o.periksa()
	if err != nil {
		return nil, err
	}
	o.Batas = cmp.Or(o.Batas, 30*time.Second)
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	return &Surel{o, t}, nil
}

const kaki = "\n\n--\nSurat otomatis dari program Lumbung, tidak perlu dibalas."

// Kirim sends one message. The error is a *kabar.GalatKirim.
func (s *Surel) Kirim(ctx context.Context, a kabar.Alamat, p kabar.Pesan) error {
	m, err := s.surat(a, p)
	if err != nil {
		return err
	}
	c, err := s.klien()
	if err != nil {
		return &kabar.GalatKirim{Nasib: kabar.Belum, Putus: true, Sebab: "Pengaturan surel tidak dapat dipakai. Periksa surel.json."}
	}
	ctx, batal := context.WithTimeout(ctx, s.o.Batas)
	defer batal()
	sambung, err := c.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return gagalSambung(err)
	}
	// The connection must not outlive its time, whatever the server does.
	henti := context.AfterFunc(ctx, func() { _ = sambung.Close() })
	defer henti()
	err = c.SendWithSMTPClient(sambung, m)
	if m.IsDelivered() {
		// The server has it; what fails afterwards changes nothing.
		_ = sambung.Quit()
		return nil
	}
	_ = sambung.Close()
	return gagalKirim(err)
}

func (s *Surel) surat(a kabar.Alamat, p kabar.Pesan) (*mail.Msg, error) {
	if !alamatPolos(a.Surel) {
		return nil, &kabar.GalatKirim{Nasib: kabar.Tetap, Sebab: "Alamat surelnya tidak dapat dipakai. Perbaiki alamat di akunnya."}
	}
	m := mail.NewMsg(mail.WithCharset(mail.CharsetUTF8), mail.WithEncoding(mail.EncodingQP), mail.WithNoDefaultUserAgent())
	if err := errors.Join(m.FromFormat(s.t.dari.Name, s.t.dari.Address), m.To(a.Surel)); err != nil {
		return nil, &kabar.GalatKirim{Nasib: kabar.Tetap, Sebab: "Alamat surelnya tidak dapat dipakai. Perbaiki alamat di akunnya."}
	}
	m.Subject(satuBaris(p.Judul))
	m.SetDateWithValue(s.o.Sekarang())
	// The same notice to the same person has the same id, so that a mailbox can
	// tell a message that a person sent again.
	h := sha256.Sum256([]byte(p.Kunci + "\n" + a.ID))
	_, ranah, _ := strings.Cut(s.t.dari.Address, "@")
	m.SetMessageIDWithValue(hex.EncodeToString(h[:16]) + "@" + ranah)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(mail.TypeTextPlain, banyakBaris(p.Isi)+kaki)
	return m, nil
}

func (s *Surel) klien() (*mail.Client, error) {
	_, ranah, _ := strings.Cut(s.t.dari.Address, "@") // the office's, not the name of this machine
	o := []mail.Option{mail.WithPort(s.t.port), mail.WithTimeout(s.o.Batas), mail.WithoutNoop(), mail.WithHELO(ranah),
		mail.WithTLSConfig(&tls.Config{ServerName: s.t.host, MinVersion: tls.VersionTLS12, RootCAs: s.o.Akar})}
	switch s.t.tls {
	case TLS:
		o = append(o, mail.WithSSL())
	case TanpaTLS:
		o = append(o, mail.WithTLSPolicy(mail.NoTLS))
	default:
		o = append(o, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.o.Nama != "" {
		o = append(o, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.o.Nama), mail.WithPassword(s.o.Sandi))
	}
	return mail.NewClient(s.t.host, o...)
}

// gagalSambung reduces what went wrong before the message to a sentence of ours.
func gagalSambung(err error) error {
	g := &kabar.GalatKirim{Nasib: kabar.Belum, Putus: true, Sebab: "Server surel tidak menjawab. Periksa jaringan dan alamat server di surel.json."}
	kata := err.Error()
	_, sertifikat := errors.AsType[*tls.CertificateVerificationError](err)
	switch {
	case sertifikat:
		g.Sebab = "Sertifikat server surel tidak dapat dipercaya, jadi tidak ada yang dikirim. Periksa nama server di surel.json."
	case strings.Contains(kata, "STARTTLS"):
		g.Sebab = "Server surel tidak menyediakan STARTTLS, jadi tidak ada yang dikirim. Pakai server atau port lain."
	case strings.Contains(kata, "AUTH"):
		g.Sebab = "Server surel menolak nama masuk atau kata sandi. Perbaiki surel.json atau variabel " + SandiLingkungan + "."
	}
	return g
}

// gagalKirim tells apart: refused, later, and not known. After the last dot of a
// message without an answer nobody knows.
func gagalKirim(err error) error {
	x, ok := errors.AsType[*mail.SendError](err)
	if !ok {
		return &kabar.GalatKirim{Nasib: kabar.Ragu, Putus: true, Sebab: "Sambungan ke server surel terputus saat mengirim, jadi mungkin sudah terkirim."}
	}
	kode := x.ErrorCode()
	switch {
	case x.Reason == mail.ErrSMTPDataClose && (kode < 400 || kode > 599):
		return &kabar.GalatKirim{Nasib: kabar.Ragu, Putus: true, Sebab: "Server surel tidak menjawab sesudah menerima surat, jadi mungkin sudah terkirim."}
	case kode >= 500 && kode <= 599 && x.Reason == mail.ErrSMTPMailFrom:
		return &kabar.GalatKirim{Nasib: kabar.Belum, Putus: true, Sebab: fmt.Sprintf("Server surel menolak alamat pengirim (%d). Periksa \"dari\" di surel.json.", kode)}
	case kode == 530 || kode == 535 || kode == 538 || strings.HasPrefix(x.EnhancedStatusCode(), "5.7."):
		// Not this recipient: the server does not relay for us. It may be mended.
		return &kabar.GalatKirim{Nasib: kabar.Belum, Sebab: fmt.Sprintf("Server surel tidak mau meneruskan surat dari kantor ini (%d). Periksa nama masuk dan \"dari\" di surel.json.", kode)}
	case kode >= 500 && kode <= 599:
		return &kabar.GalatKirim{Nasib: kabar.Tetap, Sebab: fmt.Sprintf("Server surel menolak penerima atau surat ini (%d). Periksa alamat di akunnya.", kode)}
	case kode >= 400 && kode <= 499:
		return &kabar.GalatKirim{Nasib: kabar.Belum, Sebab: fmt.Sprintf("Server surel belum dapat menerima surat ini (%d).", kode)}
	}
	return &kabar.GalatKirim{Nasib: kabar.Belum, Putus: true, Sebab: "Sambungan ke server surel terputus sebelum surat diterima."}
}

// satuBaris and banyakBaris are the last guard: what comes from the outbox is clean
// already, what another caller gives may not be.
func satuBaris(s string) string { return strings.Join(strings.Fields(tanpaKendali(s)), " ") }

func banyakBaris(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.ReplaceAll(tanpaKendali(s), "\n", "\r\n")
}

func tanpaKendali(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
