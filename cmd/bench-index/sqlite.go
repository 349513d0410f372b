package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

func (b *bench) sqlite() string { return filepath.Join(b.dir, "fts5.sqlite") }

// buildSQLite indexes the same records in FTS5 with its Porter stemmer, the text
// kept outside.
func (b *bench) buildSQLite() error {
	if err := os.RemoveAll(b.sqlite()); err != nil {
		return err
	}
	start := time.Now()
	db, err := sql.Open("sqlite", b.sqlite())
	if err != nil {
		return err
	}
	defer db.Close() // twice does no harm
	db.SetMaxOpenConns(1)
	for _, stmt := range []string{
		"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
		"CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='porter unicode61')", "BEGIN",
	} {
		if _, err := db.Exec(stmt); err != nil {
			return err
		}
	}
	insert, err := db.Prepare("INSERT INTO t(rowid, text) VALUES (?, ?)")
	if err != nil {
		return err
	}
	n := 0
	if err := newArchive(b.records).texts(func(text string) error {
		n++
		_, err := insert.Exec(n, text)
		return err
	}); err != nil {
		return err
	}
	for _, stmt := range []string{"COMMIT", "INSERT INTO t(t) VALUES ('optimize')"} {
		if _, err := db.Exec(stmt); err != nil {
			return err
		}
	}
	if err := db.Close(); err != nil {
		return err
	}
	b.built("FTS5", n, time.Since(start), size(b.sqlite()))
	return nil
}

// searchSQLite asks for the ten best by bm25; topics hold no function words.
func searchSQLite(db *sql.DB) func(asked) error {
	return func(a asked) error {
		words := strings.Fields(a.topic)
		for i, w := range words {
			words[i] = fmt.Sprintf("%q", w)
		}
		rows, err := db.Query("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", strings.Join(words, " OR "))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}
