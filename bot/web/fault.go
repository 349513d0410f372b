package web

import "net/http"

// fault is what went wrong as a reader is told: what, and what to do.
type fault struct {
	Status int
	What   string
	Do     string
}

func (f fault) Error() string { return "web: " + f.What }

var (
	errBusy     = fault{http.StatusServiceUnavailable, "There is too much to do at the moment", "Please try again in a minute."}
	errNotReady = fault{http.StatusServiceUnavailable, "The archive is being prepared", "Please try again in a minute."}
	errBroken   = fault{http.StatusInternalServerError, "This page could not be made", "The fault is the reader's own, and was noted for those who run it."}
	errNoPage   = fault{http.StatusNotFound, "There is no such page of the list", "The list is shorter."}
)

func faultView(f fault) view {
	return view{template: "fault.html", status: f.Status, title: f.What, data: f}
}
