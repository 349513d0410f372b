package rest

import (
	"strings"
	"testing"
)

func TestRedact(t *testing.T) {
	in := `Post "https://discord.com/api/v10/interactions/123/aW50ZXJ/callback": {"token":"aW50ZXJ"} webhooks/9/aW50ZXJ?x Bot my.token`
	if got := redact(in, "my.token"); strings.Contains(got, "aW50ZXJ") || strings.Contains(got, "my.token") {
		t.Errorf("redact left %s", got)
	}
}
