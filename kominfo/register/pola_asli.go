//go:build !(js && wasm)

package register

import "regexp"

// pola is the pattern of a field, compiled.
type pola struct{ re *regexp.Regexp }

func kompilasiPola(s string) (*pola, error) {
	re, err := regexp.Compile(s)
	if err != nil {
		return nil, err
	}
	return &pola{re}, nil
}

func (p *pola) cocok(s string) bool { return p.re.MatchString(s) }
