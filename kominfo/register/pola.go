package register

// cocokNama reports whether s can name a register, a column or an action:
// [a-z][a-z0-9_]{0,39}.
func cocokNama(s string) bool {
	if s == "" || len(s) > 40 || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return true
}
