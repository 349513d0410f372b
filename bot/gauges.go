package bot

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// gauges are what /metrics tells. Nothing in them names a person, a server or a
// question; a command's name is one of ours, or "other".
type gauges struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec // by command and outcome
	latency  prometheus.Histogram   // to the first response
	missed   prometheus.Counter
	panics   prometheus.Counter
	limited  *prometheus.CounterVec // by scope
	connects *prometheus.CounterVec // by what came of it
	invalid  prometheus.Counter     // 401, 403 and 429: ten thousand in ten minutes are banned
}

// The outcomes of requests.
const (
	outcomeAnswered = "answered"
	outcomeTold     = "told" // a sentence for the user: a refusal, a wrong date
	outcomeFailed   = "failed"
	outcomeBusy     = "busy"
	outcomeLimited  = "limited"
)

func newGauges() *gauges {
	g := &gauges{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onrecord_requests_total", Help: "Requests by command and outcome."}, []string{"command", "outcome"}),
		latency: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "onrecord_first_response_seconds", Help: "Time from a request's arrival to its first response.",
			Buckets: []float64{.01, .025, .05, .1, .25, .5, 1, 1.5, 2, 2.5, 3, 5, 10}}),
		missed:   prometheus.NewCounter(prometheus.CounterOpts{Name: "onrecord_first_response_missed_total", Help: "First responses that came too late for Discord."}),
		panics:   prometheus.NewCounter(prometheus.CounterOpts{Name: "onrecord_panics_total", Help: "Panics that were recovered."}),
		limited:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onrecord_discord_rate_limited_total", Help: "Answers 429 from Discord, by scope."}, []string{"scope"}),
		connects: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onrecord_gateway_connections_total", Help: "Attempts to connect to the gateway, by what came of them."}, []string{"result"}),
		invalid:  prometheus.NewCounter(prometheus.CounterOpts{Name: "onrecord_discord_refused_total", Help: "Answers 401, 403 and 429 from Discord."}),
	}
	g.registry.MustRegister(g.requests, g.latency, g.missed, g.panics, g.limited, g.connects, g.invalid)
	return g
}

// watch adds what is read off the bot and its archive when somebody looks.
func (g *gauges) watch(b *Bot) {
	gauge := func(name, help string, f func() float64) {
		g.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, f))
	}
	library := func(f func(Library) float64) func() float64 {
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
		if b.gateway.connected.Load() {
			return 1
		}
		return 0
	})
	gauge("onrecord_requests_in_flight", "Requests taken and not yet replied to.", func() float64 { return float64(b.router.taken.Load()) })
	gauge("onrecord_index_age_seconds", "Age of the index that is served.", library(func(l Library) float64 { return b.now().Sub(l.Built()).Seconds() }))
	gauge("onrecord_index_bytes", "Size of the index on disk; 0 in memory.", library(func(l Library) float64 { return float64(l.Counts().Bytes) }))
	gauge("onrecord_index_articles", "Articles in the index.", library(func(l Library) float64 { return float64(l.Counts().Articles) }))
	gauge("onrecord_index_statements", "Statements in the index.", library(func(l Library) float64 { return float64(l.Counts().Statements) }))
}

// done counts a request that was dealt with.
func (g *gauges) done(name, outcome string) { g.requests.WithLabelValues(name, outcome).Inc() }

// refusal counts an answer of Discord that is none.
func (g *gauges) refusal(e *callError) {
	switch e.status {
	case http.StatusTooManyRequests:
		scope := "route"
		if e.global {
			scope = "global"
		}
		g.limited.WithLabelValues(scope).Inc()
		g.invalid.Inc()
	case http.StatusUnauthorized, http.StatusForbidden:
		g.invalid.Inc()
	}
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
		if !b.cfg.HTTPOnly && !b.gateway.connected.Load() {
			return "Discord is not connected"
		}
		return ""
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(b.gauges.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 5 * time.Second}))
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

// label is a request's name in the metrics.
func (r *router) label(req *request) string {
	switch {
	case req.kind != command:
		return req.kind.String()
	case r.commands[req.name].handle == nil:
		return "other"
	}
	return req.name
}
