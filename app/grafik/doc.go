// Package grafik draws the charts of the dashboard as SVG text. Each function
// is pure: the same data give the same text, on the server, in the browser, in a
// report.
//
//	g := grafik.Pita(grafik.DataPita{
//		Judul: "Indeks SPBE 2025",
//		Nilai: grafik.Desimal("2.34"),
//		Pita:  []grafik.Rentang{{Nama: "Kurang", Dari: 1, Sampai: 1.8}, …},
//	})
//
// gives a [Grafik]: the drawing and the same numbers as a table, which a page
// shows beside it (el.Grafik does). Every drawing is 300 units wide, so that its
// text can be read on a phone of 360 pixels without turning it; carries a title
// and a description for screen readers; prints its values as text in Indonesian
// form; and never speaks by colour alone: series differ by dash and marker,
// comparisons by shape.
//
// Colours are classes (g-isi1, g-garis1, g-teks …) that the style sheet sets for
// light, dark and paper, with plain fallbacks, so that a file saved alone is
// readable too. No style attribute and no script is used.
//
// Labels may come from outside: they are escaped and cut to a sane length. A
// value that is missing is drawn as missing, never as zero.
package grafik
