package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// medan is what every field shares: label above, explanation below the label,
// the control, the error under it, all tied together for screen readers.
type medan struct {
	id, label, bantuan, galat string
	wajib, labelTersembunyi   bool
}

// rangkai puts a single control between label and error.
func (m medan) rangkai(kendali ...any) app.UI {
	return buat("div", at{"class": sambung("medan", jika(m.galat != "", "medan-galat"))},
		buat("label", at{"for": m.id, "class": jika(m.labelTersembunyi, "tak-tampak")}, m.label, m.tandaWajib()),
		m.bantuanUI(), buat("div", at{"class": "medan-kotak"}, kendali...), m.galatUI())
}

// himpun puts several controls (radio buttons) under one legend.
func (m medan) himpun(kelas string, kendali ...any) app.UI {
	return buat("fieldset", at{"id": m.id, "class": sambung("medan", kelas, jika(m.galat != "", "medan-galat")), "aria-describedby": m.dijelaskan()},
		buat("legend", at{"class": jika(m.labelTersembunyi, "tak-tampak")}, m.label, m.tandaWajib()),
		m.bantuanUI(), kendali, m.galatUI())
}

func (m medan) tandaWajib() any {
	if !m.wajib {
		return nil
	}
	return buat("span", at{"class": "wajib"}, " (wajib)")
}

func (m medan) bantuanUI() any {
	if m.bantuan == "" {
		return nil
	}
	return buat("p", at{"class": "bantuan", "id": m.id + "-bantuan"}, m.bantuan)
}

func (m medan) galatUI() any {
	if m.galat == "" {
		return nil
	}
	return buat("p", at{"class": "galat", "id": m.id + "-galat"}, ikonKelas(IkonGalat, "ikon-kecil"), buat("span", nil, m.galat))
}

// dijelaskan lists the ids that explain the control.
func (m medan) dijelaskan() string {
	return sambung(jika(m.galat != "", m.id+"-galat"), jika(m.bantuan != "", m.id+"-bantuan"))
}
