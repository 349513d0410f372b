package fakediscord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onrecord/corpus/beside"
)

// spec is Discord's OpenAPI description.
type spec struct {
	compiler *jsonschema.Compiler
	mu       sync.Mutex
	compiled map[string]*jsonschema.Schema
}

const specName = "https://discord.test/openapi.json"

// specs keeps what was read: the file is large and every test wants it.
var specs sync.Map // file name to *spec

// loadSpec reads the description that lies beside the checkout; nil where it does not.
func loadSpec(t testing.TB) *spec {
	file := beside.Find("discord/openapi.json")
	if file == "" {
		t.Log("fakediscord: Discord's OpenAPI description is not here; requests are held to the documented limits only")
		return nil
	}
	if s, ok := specs.Load(file); ok {
		return s.(*spec)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("fakediscord: %v", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("fakediscord: %s: %v", file, err)
	}
	s := &spec{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	if err := s.compiler.AddResource(specName, doc); err != nil {
		t.Fatalf("fakediscord: %s: %v", file, err)
	}
	specs.Store(file, s)
	return s
}

// validate returns what the named schema has against body.
func (s *spec) validate(schema string, body []byte) []string {
	if s == nil || schema == "" {
		return nil
	}
	c, err := s.schema(schema)
	if err != nil {
		return []string{err.Error()}
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err == nil {
		err = c.Validate(v)
	}
	if err != nil {
		return []string{err.Error()}
	}
	return nil
}

func (s *spec) schema(name string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.compiled[name]; c != nil {
		return c, nil
	}
	c, err := s.compiler.Compile(specName + "#/components/schemas/" + name)
	if err == nil {
		s.compiled[name] = c
	}
	return c, err
}

// length counts as the strictest reader does: in UTF-16 units.
func length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// checkMessage holds a message to the documentation's limits, several of which
// the description lacks, and to empty allowed_mentions.
func checkMessage(body []byte) (faults []string) {
	fault := func(format string, a ...any) { faults = append(faults, fmt.Sprintf(format, a...)) }
	var raw struct {
		Mentions map[string]any `json:"allowed_mentions"`
		Nonce    string         `json:"nonce"`
	}
	m := &Message{}
	if err := json.Unmarshal(body, m); err != nil {
		fault("%v", err)
		return faults
	}
	_ = json.Unmarshal(body, &raw)
	if parse, ok := raw.Mentions["parse"].([]any); !ok || len(parse) != 0 || raw.Mentions["users"] != nil ||
		raw.Mentions["roles"] != nil || raw.Mentions["replied_user"] == true {
		fault("allowed_mentions is not empty: %v", raw.Mentions)
	}
	max := func(what, s string, n int) {
		if l := length(s); l > n {
			fault("%s has %d characters of %d", what, l, n)
		}
	}
	for i, a := range m.Attachments {
		if a.ID != fmt.Sprint(i) || a.Filename == "" || a.Description == "" {
			fault("attachment %d has id %s, name %q and alt text %q", i, a.ID, a.Filename, a.Description)
		}
		max("alt text", a.Description, 1024)
	}
	if len(m.Attachments) > 10 {
		fault("%d attachments of 10", len(m.Attachments))
	}
	max("content", m.Content, 2000)
	max("nonce", raw.Nonce, 25)
	if m.Content == "" && len(m.Embeds) == 0 {
		fault("the message is empty")
	}
	if len(m.Embeds) > 10 {
		fault("%d embeds of 10", len(m.Embeds))
	}
	sum, urls := 0, map[string]bool{}
	for _, e := range m.Embeds {
		max("embed title", e.Title, 256)
		max("embed description", e.Description, 4096)
		max("embed footer", e.Footer.Text, 2048)
		sum += length(e.Title) + length(e.Description) + length(e.Footer.Text)
		if e.Title+e.Description == "" {
			fault("an embed is empty")
		}
		if e.URL == "" {
			continue
		}
		max("embed url", e.URL, 2048)
		if u, err := url.Parse(e.URL); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			fault("embed url %q", e.URL)
		}
		if urls[e.URL] {
			fault("two embeds have the url %s: Discord shows one", e.URL)
		}
		urls[e.URL] = true
	}
	if sum > 6000 {
		fault("the embeds have %d characters of 6000", sum)
	}
	return append(faults, checkRows(m.Components)...)
}

func checkRows(rows []Row) (faults []string) {
	fault := func(format string, a ...any) { faults = append(faults, fmt.Sprintf(format, a...)) }
	ids := map[string]bool{}
	if len(rows) > 5 {
		fault("%d rows of 5", len(rows))
	}
	for _, r := range rows {
		if len(r.Components) < 1 || len(r.Components) > 5 {
			fault("%d buttons in a row", len(r.Components))
		}
		for _, b := range r.Components {
			if b.Type == 3 {
				faults = append(faults, checkMenu(b, len(r.Components))...)
				b.Label = "a menu"
			}
			if l := length(b.CustomID); l < 1 || l > 100 {
				fault("custom_id of %d characters", l)
			}
			if ids[b.CustomID] {
				fault("custom_id %q twice", b.CustomID)
			}
			ids[b.CustomID] = true
			if l := length(b.Label); l < 1 || l > 80 {
				fault("label of %d characters", l)
			}
		}
	}
	return faults
}

// checkMenu holds a menu to its limits.
func checkMenu(b Button, inRow int) (faults []string) {
	fault := func(format string, a ...any) { faults = append(faults, fmt.Sprintf(format, a...)) }
	if inRow != 1 {
		fault("a menu in a row of %d", inRow)
	}
	if n := len(b.Options); n < 1 || n > 25 {
		fault("a menu of %d options", n)
	}
	if length(b.Placeholder) > 150 {
		fault("a placeholder of %d characters", length(b.Placeholder))
	}
	values := map[string]bool{}
	for _, o := range b.Options {
		if l, v, d := length(o.Label), length(o.Value), length(o.Description); l < 1 || l > 100 || v < 1 || v > 100 || d > 100 || values[o.Value] {
			fault("option %+v of a menu", o)
		}
		values[o.Value] = true
	}
	return faults
}

var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)

// checkCommand holds a command to the 8,000 characters and the form of names.
func checkCommand(c map[string]any) (faults []string) {
	if c["type"] == 3.0 { // a message's command: any name, no description, no options
		name, _ := c["name"].(string)
		if l := length(name); l < 1 || l > 32 || c["description"] != nil && c["description"] != "" || c["options"] != nil {
			faults = append(faults, fmt.Sprintf("message command %q", name))
		}
		return faults
	}
	sum, optional := 0, false
	count := func(m map[string]any) {
		name, _ := m["name"].(string)
		description, _ := m["description"].(string)
		if !commandName.MatchString(name) {
			faults = append(faults, fmt.Sprintf("name %q", name))
		}
		if l := length(description); l < 1 || l > 100 {
			faults = append(faults, fmt.Sprintf("%s: description of %d characters", name, l))
		}
		sum += length(name) + length(description)
	}
	count(c)
	options, _ := c["options"].([]any)
	for _, o := range options {
		m, _ := o.(map[string]any)
		count(m)
		inner, _ := m["options"].([]any)
		for _, o := range inner {
			if m, ok := o.(map[string]any); ok {
				count(m)
			}
		}
		if m["required"] == true && optional {
			faults = append(faults, fmt.Sprintf("required option %v behind an optional one", m["name"]))
		}
		optional = optional || m["required"] != true
	}
	if sum > 8000 {
		faults = append(faults, fmt.Sprintf("%d characters of 8000", sum))
	}
	return faults
}
