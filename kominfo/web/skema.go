package web

import (
	"net/http"
)

// skema gives the JSON Schema of a register's documents, or with ?tindakan= of
// an action's input. Who may do nothing in the register does not see it.
func (m *minta) skema() error {
	b := m.buku
	t, err := m.tindakanParameter()
	if err != nil {
		return err
	}
	if m.boleh(b) == nil {
		return tolak(m.masuk, b.in, AksiBaca)
	}
	var j []byte
	switch {
	case t != nil:
		j, err = skemaDari(t.Judul, t.Isian)
	case len(b.in.Skema) > 0:
		j = b.in.Skema
	default:
		j, err = skemaDari(b.in.Judul, b.in.Isian)
	}
	if err != nil {
		return err
	}
	m.simpanan(false)
	m.api.kirim(m.w, m.r, http.StatusOK, "application/schema+json", j, true)
	return nil
}
