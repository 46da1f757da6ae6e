package web_test

import (
	"encoding/json"
	"fmt"
	"sort"

	"github.com/lumbung-id/lumbung/kominfo/web"
)

// The description of the API without a server, for a generator of clients.
func ExampleOpenAPI() {
	j, err := web.OpenAPI(buka().Register(), web.Opsi{
		Versi:    map[string]string{"program": "1.4.0"},
		Keamanan: json.RawMessage(`{"sesi":{"type":"apiKey","in":"cookie","name":"sesi"}}`),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var dok struct {
		OpenAPI string
		Paths   map[string]map[string]struct{ OperationID string }
	}
	if err := json.Unmarshal(j, &dok); err != nil {
		fmt.Println(err)
		return
	}
	var nama []string
	for _, op := range dok.Paths["/api/v1/register/aduan"] {
		nama = append(nama, op.OperationID)
	}
	sort.Strings(nama)
	fmt.Println(dok.OpenAPI, nama)
	// Output: 3.1.1 [aduan_buat aduan_daftar]
}
