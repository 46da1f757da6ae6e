package kominfo

// Rupiah is an amount of money in whole rupiah.
type Rupiah int64

// String gives "Rp1.234.567" or "-Rp500".
func (r Rupiah) String() string {
	if r < 0 {
		return "-Rp" + ribuan(uint64(-(r+1))+1)
	}
	return "Rp" + ribuan(uint64(r))
}
