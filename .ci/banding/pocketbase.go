package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/mattn/go-sqlite3"
	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
)

// layaniPocketBase runs the peer as its own documentation embeds it: an app in
// the program, apis.Serve for HTTP. Everything not named here is its default.
func layaniPocketBase(_ context.Context, t tugas, ln net.Listener) (peladen, error) {
	k := pocketbase.Config{
		DefaultDataDir:  t.Folder,
		DefaultDev:      false, // the default of a built program; development mode prints every statement
		HideStartBanner: true,
	}
	if t.Mattn {
		k.DBConnect = sambungMattn
	}
	app := pocketbase.NewWithConfig(k)
	if err := app.Bootstrap(); err != nil {
		return peladen{}, err
	}
	if err := app.RunAllMigrations(); err != nil { // what apis.Serve does too; the collections need it
		return peladen{}, err
	}
	if err := setelPocketBase(app, t.Log); err != nil {
		return peladen{}, err
	}
	for _, nama := range []string{tabelTulis, tabelBaca} {
		if err := koleksi(app, nama); err != nil {
			return peladen{}, err
		}
	}
	ids, err := isiPocketBase(app, t.Isi)
	if err != nil {
		return peladen{}, err
	}
	p := peladen{ID: ids}
	if p.Mesin, p.Sinkron, err = tanyaPocketBase(app, t.Mattn); err != nil {
		return peladen{}, err
	}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Listener = ln
		e.InstallerFunc = nil // it would open a browser to ask for a superuser; nothing here needs one
		return e.Next()
	})
	p.layani = func() error { return apis.Serve(app, apis.ServeConfig{}) }
	p.tutup = func() error {
		e := new(core.TerminateEvent)
		e.App = app
		return app.OnTerminate().Trigger(e, func(e *core.TerminateEvent) error { return e.App.ResetBootstrapState() })
	}
	return p, nil
}

// setelPocketBase sets what the comparison names; all else stays as delivered.
func setelPocketBase(app core.App, log bool) error {
	s := app.Settings()
	s.Logs.MaxDays = 5 // the default: each request is recorded in the second database
	if !log {
		s.Logs.MaxDays = 0 // documented as "no logs"; ours keeps none of successful requests either
	}
	s.RateLimits.Enabled = false // the default, named because it would refuse the load
	return app.Save(s)
}

// koleksi makes the collection as the register of ours: the same fields, the
// same checks, the same three indexes.
func koleksi(app core.App, nama string) error {
	if _, err := app.FindCollectionByNameOrId(nama); err == nil {
		return nil
	}
	nol := 0.0
	buka := "" // "" is a rule that everybody meets; nil would ask for a superuser
	c := core.NewBaseCollection(nama)
	c.ListRule, c.ViewRule, c.CreateRule = &buka, &buka, &buka
	c.Fields.Add(
		&core.TextField{Name: "nomor", Required: true, Max: 40},
		&core.TextField{Name: "pokok", Required: true, Max: 200},
		&core.TextField{Name: "uraian", Max: 2000},
		&core.SelectField{Name: "status", Required: true, Values: daftarStatus[:], MaxSelect: 1},
		&core.DateField{Name: "tenggat", Required: true},
		&core.NumberField{Name: "nilai", OnlyInt: true, Min: &nol},
		&core.TextField{Name: "opd", Required: true, Max: 40},
		// Only the time of creation, of what its dashboard adds to a new collection
		// (created and updated): ours has one time for each version.
		&core.AutodateField{Name: "created", OnCreate: true},
	)
	for i, x := range indeks {
		c.AddIndex(fmt.Sprintf("idx_%s_%d", nama, i), false, "`"+strings.Join(x, "`, `")+"`", "")
	}
	return app.Save(c)
}

// isiPocketBase fills the table for reading, once.
func isiPocketBase(app core.App, n int) ([]string, error) {
	c, err := app.FindCollectionByNameOrId(tabelBaca)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, n)
	for len(ids) < n {
		err := app.RunInTransaction(func(tx core.App) error {
			for range min(1_000, n-len(ids)) {
				l, r := contoh(benihIsi(len(ids))), core.NewRecord(c)
				r.Load(map[string]any{"nomor": l.Nomor, "pokok": l.Pokok, "uraian": l.Uraian, "status": l.Status,
					"tenggat": l.Tenggat.String(), "nilai": l.Nilai, "opd": l.OPD})
				if err := tx.Save(r); err != nil {
					return err
				}
				ids = append(ids, r.Id)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// tanyaPocketBase asks the writing connection how it is set up.
func tanyaPocketBase(app core.App, mattn bool) (mesin, sinkron string, err error) {
	var versi, jurnal string
	var s int
	db := app.NonconcurrentDB()
	if err := errors.Join(db.NewQuery("SELECT sqlite_version()").Row(&versi), db.NewQuery("PRAGMA synchronous").Row(&s), db.NewQuery("PRAGMA journal_mode").Row(&jurnal)); err != nil {
		return "", "", err
	}
	if s < 0 || s > 3 || jurnal != "wal" {
		return "", "", fmt.Errorf("PocketBase memakai synchronous=%d, journal_mode=%s; yang diharapkan WAL", s, jurnal)
	}
	mesin = "modernc.org/sqlite (Go murni), SQLite " + versi
	if mattn {
		mesin = "mattn/go-sqlite3 (cgo), SQLite " + versi
	}
	return mesin, [...]string{"OFF", "NORMAL", "FULL", "EXTRA"}[s], nil
}

// pragmaPocketBase are those of its default connection, for the driver that its
// documentation offers instead.
const pragmaPocketBase = `PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 200000000;
PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;`

// sambungMattn opens its databases with the C library that ours uses. It is not
// what PocketBase does by default, but its documentation shows how; so the reader
// sees how much of the difference is the driver's.
func sambungMattn(path string) (*dbx.DB, error) {
	return dbx.NewFromDB(sql.OpenDB(penyambung(path)), "sqlite3"), nil
}

type penyambung string

func (p penyambung) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

func (p penyambung) Connect(context.Context) (driver.Conn, error) {
	d := &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec(pragmaPocketBase, nil)
		return err
	}}
	return d.Open(string(p))
}
