package router

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"

	"onrecord/bot/discord"
	"onrecord/bot/rest"
)

// Metrics are what /metrics shows. Nothing in them names a person, a server or a
// question; a command's name is one of ours, or "other".
type Metrics struct {
	Registry *prometheus.Registry
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
	outcomeRefused  = "refused" // a sentence for the user: a refusal, a wrong date
	outcomeFailed   = "failed"
	outcomeBusy     = "busy"
	outcomeLimited  = "limited"
)

// NewMetrics returns metrics with a registry of their own.
func NewMetrics() *Metrics {
	g := &Metrics{
		Registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onrecord_requests_total", Help: "Requests by command and outcome."}, []string{"command", "outcome"}),
		latency: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "onrecord_first_response_seconds", Help: "Time from a request's arrival to its first response.",
			Buckets: []float64{.01, .025, .05, .1, .25, .5, 1, 1.5, 2, 2.5, 3, 5, 10}}),
		missed:   prometheus.NewCounter(prometheus.CounterOpts{Name: "onrecord_first_response_missed_total", Help: "First responses that came too late for Discord."}),
		panics:   prometheus.NewCounter(prometheus.CounterOpts{Name: "onrecord_panics_total", Help: "Panics that were recovered."}),
		limited:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onrecord_discord_rate_limited_total", Help: "Answers 429 from Discord, by scope."}, []string{"scope"}),
		connects: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "onrecord_gateway_connections_total", Help: "Attempts to connect to the gateway, by what came of them."}, []string{"result"}),
		invalid:  prometheus.NewCounter(prometheus.CounterOpts{Name: "onrecord_discord_refused_total", Help: "Answers 401, 403 and 429 from Discord."}),
	}
	g.Registry.MustRegister(g.requests, g.latency, g.missed, g.panics, g.limited, g.connects, g.invalid)
	return g
}

// done counts a request that was dealt with.
func (g *Metrics) done(name, outcome string) { g.requests.WithLabelValues(name, outcome).Inc() }

// Attempt counts an attempt to connect to the gateway.
func (g *Metrics) Attempt(err error) {
	result := "connected"
	if err != nil {
		result = "failed"
	}
	g.connects.WithLabelValues(result).Inc()
}

// Refused counts an answer of Discord that is none.
func (g *Metrics) Refused(e *rest.Error) {
	switch e.Status {
	case http.StatusTooManyRequests:
		scope := "route"
		if e.Global {
			scope = "global"
		}
		g.limited.WithLabelValues(scope).Inc()
		g.invalid.Inc()
	case http.StatusUnauthorized, http.StatusForbidden:
		g.invalid.Inc()
	}
}

// label is a request's name in the metrics.
func (r *Router) label(req *discord.Request) string {
	switch {
	case req.Kind != discord.Command:
		return req.Kind.String()
	case r.Commands[req.Name].Handle == nil:
		return "other"
	}
	return req.Name
}
