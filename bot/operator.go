package bot

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"onrecord/bot/archive"
)

// watch adds what is read off the bot and its archive when somebody looks.
func (b *Bot) watch() {
	gauge := func(name, help string, f func() float64) {
		b.metrics.Registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, f))
	}
	library := func(f func(archive.Library) float64) func() float64 {
		return func() float64 {
			a, release, err := b.archive()
			if err != nil {
				return 0
			}
			defer release()
			if a.Library == nil {
				return 0
			}
			return f(a.Library)
		}
	}
	gauge("onrecord_gateway_connected", "1 while the gateway is connected.", func() float64 {
		if b.gateway.Connected() {
			return 1
		}
		return 0
	})
	gauge("onrecord_requests_in_flight", "Requests taken and not yet replied to.", func() float64 { return float64(b.router.InFlight()) })
	gauge("onrecord_index_age_seconds", "Age of the index that is served.", library(func(l archive.Library) float64 { return b.now().Sub(l.Built()).Seconds() }))
	gauge("onrecord_index_bytes", "Size of the index on disk; 0 in memory.", library(func(l archive.Library) float64 { return float64(l.Counts().Bytes) }))
	gauge("onrecord_index_articles", "Articles in the index.", library(func(l archive.Library) float64 { return float64(l.Counts().Articles) }))
	gauge("onrecord_index_statements", "Statements in the index.", library(func(l archive.Library) float64 { return float64(l.Counts().Statements) }))
}

// Operator serves what the operator of the bot looks at: /healthz while the
// process works at all, /readyz while it can answer (the archive is open and
// Discord is connected), and /metrics for Prometheus.
func (b *Bot) Operator() http.Handler {
	mux := http.NewServeMux()
	say := func(path string, check func() string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			if wrong := check(); wrong != "" {
				w.WriteHeader(http.StatusServiceUnavailable)
				_, _ = w.Write([]byte(wrong + "\n"))
				return
			}
			_, _ = w.Write([]byte("well\n"))
		})
	}
	say("/healthz", b.shut)
	say("/readyz", func() string {
		if wrong := b.shut(); wrong != "" {
			return wrong
		}
		if !b.cfg.HTTPOnly && !b.gateway.Connected() {
			return "Discord is not connected"
		}
		return ""
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(b.metrics.Registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 5 * time.Second}))
	return mux
}

// shut says why the archive cannot be asked; "" when it can.
func (b *Bot) shut() string {
	_, release, err := b.archive()
	if err != nil {
		return "the archive is not open"
	}
	release()
	return ""
}
