package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// lapor writes the tables. The ratio is taken within each round, where both ran
// next to each other, and its median is shown with the lowest and the highest.
func lapor(w io.Writer, ps []*peserta, n int, cakram time.Duration) error {
	p := func(format string, a ...any) { fmt.Fprintf(w, format, a...) }
	p("Lumbung dan PocketBase %s: %d klien HTTP, %d inti, %s %s/%s, tulisan 4 KiB yang disinkron %s\n\n",
		versi("github.com/pocketbase/pocketbase"), n, runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, ms(cakram))
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "peladen\tsynchronous\tmesin")
	for _, x := range ps {
		fmt.Fprintf(t, "%s\t%s\t%s\n", x.nama, x.siap.Sinkron, x.siap.Mesin)
	}
	for i, op := range semuaOperasi {
		fmt.Fprintf(t, "\n%s\tper detik\trendah-tinggi\tp50\tp99\tCPU peladen\tbita/jawaban\tgalat\tlumbung dibanding\n", op.nama)
		for _, x := range ps {
			if len(x.laju[i]) == 0 {
				continue
			}
			h := x.hasil[i]
			slices.Sort(h.latensi)
			fmt.Fprintf(t, "%s\t%s\t%s-%s\t%s\t%s\t%s\t%d\t%d\t%s\n", x.nama, bulat(median(x.laju[i])), bulat(slices.Min(x.laju[i])), bulat(slices.Max(x.laju[i])),
				ms(persentil(h.latensi, 50)), ms(persentil(h.latensi, 99)), h.cpuSatu(), h.bita/int64(max(1, len(h.latensi))), h.galat, banding(ps[0].laju[i], x.laju[i], x == ps[0]))
		}
	}
	fmt.Fprint(t, "\ncakram\tdokumen\tbita/dokumen\tlumbung dibanding\tlog permintaan\n")
	for _, x := range ps {
		rasio := "-"
		if x != ps[0] {
			rasio = fmt.Sprintf("%.2f", ps[0].perDokumen()/x.perDokumen())
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s MB\n", x.nama, kominfo.FormatAngka(int64(x.dokumen())), bulat(x.perDokumen()), rasio, kominfo.FormatAngka(x.log>>20))
	}
	return t.Flush()
}

// banding is the median of the ratios of each round.
func banding(kami, mereka []float64, sendiri bool) string {
	if sendiri {
		return "-"
	}
	var r []float64
	for i := range min(len(kami), len(mereka)) {
		r = append(r, kami[i]/mereka[i])
	}
	return fmt.Sprintf("%.2f (%.2f-%.2f)", median(r), slices.Min(r), slices.Max(r))
}

// cpuSatu is the server's processor time for one request. Unlike the rate it does
// not count what the clients spend on the same processors.
func (h *hasil) cpuSatu() string {
	if h.cpu <= 0 {
		return "-" // the system does not say
	}
	return fmt.Sprintf("%d µs", (h.cpu / time.Duration(max(1, len(h.latensi)))).Microseconds())
}

func (p *peserta) dokumen() int { return len(p.ids) + len(p.akta) }

func (p *peserta) perDokumen() float64 { return float64(p.data) / float64(max(1, p.dokumen())) }

func bulat(x float64) string { return kominfo.FormatAngka(int64(x + 0.5)) }

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }

// versi gives the version of a module in this program.
func versi(modul string) string {
	b, _ := debug.ReadBuildInfo()
	if b != nil {
		for _, m := range b.Deps {
			if m.Path == modul {
				return m.Version
			}
		}
	}
	return "(tidak diketahui)"
}
