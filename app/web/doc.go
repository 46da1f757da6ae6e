// Package web holds the fixed files of the dashboard: the style sheet, the
// script that applies the theme before the first drawing, the font and the icons
// of the program. The server and the static export copy them to /web/; nothing
// is fetched from elsewhere, so the dashboard works on an intranet.
//
// A go-app handler uses them as
//
//	app.Handler{
//		Lang:         "id",
//		LoadingLabel: "Memuat dasbor {progress}%",
//		Styles:       []string{"/web/lumbung.css"},
//		RawHeaders:   []string{`<script src="/web/tema.js"></script>`}, // with the site's prefix; before the first drawing
//		Icon: app.Icon{
//			Default: "/web/ikon/lumbung-192.png", Large: "/web/ikon/lumbung-512.png",
//			SVG: "/web/ikon/lumbung.svg", Maskable: "/web/ikon/lumbung-maskable-512.png",
//		},
//	}
//
// lumbung.css follows the tokens of the INA Digital Design System in three
// layers. A regency's own colours are one more block: a ramp of eleven steps
// named --ina-brand-25 to --ina-brand-900 under [data-brand="<name>"], chosen
// with an attribute on <html>. data-theme on <html> is "light", "dark" or
// "auto"; without it the device decides.
//
// fonts holds Inter (SIL Open Font License 1.1, see fonts/OFL.txt). The icons in
// ikon are the project's own; ikon/lumbung.svg is the source of the PNG files.
//
// In the browser the package is empty: the client asks for /web/.
package web
