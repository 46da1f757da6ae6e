package web

import (
	"net/http"
	"time"
)

// Server is an http.Server with the limits that a public address needs, because
// those of the zero value are none. They suit weak links: one MiB in two minutes
// is 70 kbit/s.
//
//	headers          10 s and 16 KiB
//	whole request     2 min   a body that comes slower is answered 408
//	answer            3 min   counted from the end of the headers
//	idle connection   2 min
//
// TLS and large uploads are the caller's: change the fields before it serves.
func Server(addr string, h http.Handler) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute,
		WriteTimeout:      3 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}
