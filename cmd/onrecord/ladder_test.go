package main_test

import (
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// floors are the packages from the ground up, each with what lies inside it. An
// import only ever goes down, or stays on its floor.
var floors = []string{
	"corpus/lexicon",
	"corpus/furniture",
	"corpus/text",
	"corpus/dates",
	"corpus/outlet",
	"corpus/language",
	"corpus/byline",
	"corpus/clean",
	"corpus/names",
	"corpus/attribution/finding",
	"corpus/attribution/phrase",
	"corpus/attribution/tagger",
	"corpus/attribution/rules",
	"corpus/attribution/merge",
	"corpus/attribution/people",
	"corpus/attribution/resolve",
	"corpus/attribution",
	"corpus/identity",
	"corpus",
	"corpus/corpustest",
	"corpus/draft",
	"corpus/page/published",
	"corpus/page",
	"corpus/intake/kind",
	"corpus/intake/unpack",
	"corpus/intake/record",
	"corpus/intake/table",
	"corpus/intake/objects",
	"corpus/intake/compound",
	"corpus/intake/office",
	"corpus/intake/mail",
	"corpus/intake/captions",
	"corpus/intake/newsxml",
	"corpus/intake/crawl",
	"corpus/intake/reference",
	"corpus/intake/export",
	"corpus/intake/sidecar",
	"corpus/intake",
	"index",
	"answer/question",
	"answer/topic",
	"answer",
	"answer/cite",
	"answer/export",
	"bot/recent",
	"bot/backoff",
	"bot/markdown",
	"bot/discord",
	"bot/fakediscord",
	"bot/rest",
	"bot/gateway",
	"bot/store",
	"bot/archive",
	"bot/button",
	"bot/follow",
	"bot/chart",
	"bot/page",
	"bot/completion",
	"bot/router",
	"bot/web",
	"bot/reindex",
	"bot/endpoint",
	"bot",
	"cmd",
}

// reserved are the libraries that one floor keeps to itself: no other package of
// the module imports them.
var reserved = map[string]string{
	"github.com/blevesearch/":              "index", // but see apart
	"github.com/bwmarrin/discordgo":        "bot",
	"github.com/klippa-app/go-pdfium":      "corpus",
	"github.com/tetratelabs/wazero":        "corpus",
	"github.com/kelseyhightower/envconfig": "cmd",
	"github.com/alecthomas/kong":           "cmd",
	"github.com/schollz/progressbar/":      "cmd",
	"os/signal":                            "cmd",
	"flag":                                 "cmd",
}

// apart are libraries of a reserved family that stand on their own: the stemmer
// comes from bleve's authors and knows nothing of bleve.
var apart = []string{"github.com/blevesearch/snowballstem"}

// strangers are what a floor must not know, itself or through others.
var strangers = map[string][]string{
	"corpus/lexicon":     {"github.com/", "golang.org/x/", "net/http"},
	"corpus/text":        {"github.com/blevesearch/", "github.com/bwmarrin/discordgo", "net/http"},
	"corpus/dates":       {"github.com/blevesearch/", "github.com/bwmarrin/discordgo", "net/http"},
	"corpus/names":       {"github.com/blevesearch/", "github.com/bwmarrin/discordgo", "net/http"},
	"corpus/identity":    {"github.com/blevesearch/", "github.com/bwmarrin/discordgo", "net/http"},
	"corpus/attribution": {"github.com/blevesearch/", "github.com/bwmarrin/discordgo", "net/http"},
	"corpus":             {"github.com/blevesearch/", "github.com/bwmarrin/discordgo"},
	"index":              {"github.com/bwmarrin/discordgo"},
	"answer":             {"github.com/bwmarrin/discordgo"},
}

// unread are the standard packages that a floor must not import itself: names
// know no files, attribution no files and no clock. A package that only a tool
// needs, such as the training of a model, may.
var unread = map[string][]string{
	"corpus/lexicon":     {"os", "time"},
	"corpus/text":        {"os", "time"},
	"corpus/dates":       {"os"},
	"corpus/names":       {"os", "time"},
	"corpus/identity":    {"os", "time"},
	"corpus/attribution": {"os", "time"},
}

// listedPackage is what the ladder has to know of a package.
type listedPackage struct {
	ImportPath string
	Ours       bool // part of this module
	Imports    []string
	Deps       []string // imports, and theirs
}

const module = "onrecord/"

func TestImportsOnlyGoDown(t *testing.T) {
	packages := listPackages(t)
	var product listedPackage
	for _, p := range packages {
		if p.ImportPath == module+"cmd/onrecord" {
			product = p
		}
	}
	ours := 0
	for _, p := range packages {
		if !p.Ours {
			continue
		}
		ours++
		for _, fault := range faults(p, slices.Contains(product.Deps, p.ImportPath)) {
			t.Error(fault)
		}
	}
	if ours < len(floors) {
		t.Errorf("go list found %d packages of the module, want at least one a floor (%d)", ours, len(floors))
	}
}

// The ladder must be able to fail.
func TestLadderSeesFaults(t *testing.T) {
	for _, p := range []listedPackage{
		{ImportPath: "onrecord/corpus", Imports: []string{"onrecord/index"}},
		{ImportPath: "onrecord/corpus/lexicon", Imports: []string{"onrecord/corpus/names"}},
		{ImportPath: "onrecord/corpus/names", Imports: []string{"onrecord/corpus/attribution"}},
		{ImportPath: "onrecord/bot", Imports: []string{"github.com/blevesearch/bleve/v2"}},
		{ImportPath: "onrecord/index", Imports: []string{"github.com/bwmarrin/discordgo"}},
		{ImportPath: "onrecord/answer", Imports: []string{"github.com/kelseyhightower/envconfig"}},
		{ImportPath: "onrecord/corpus", Deps: []string{"github.com/blevesearch/bleve/v2"}},
		{ImportPath: "onrecord/corpus/attribution", Imports: []string{"time"}},
		{ImportPath: "onrecord/corpus/attribution/phrase", Imports: []string{"os"}},
		{ImportPath: "onrecord/corpus/attribution/phrase", Imports: []string{"onrecord/corpus/attribution/tagger"}},
		{ImportPath: "onrecord/helpers"},
	} {
		if len(faults(p, true)) == 0 {
			t.Errorf("no fault seen in %+v", p)
		}
	}
}

// faults are the sentences about what p imports and must not; linked says that
// it is part of the program.
func faults(p listedPackage, linked bool) []string {
	var found []string
	here, ok := floorOf(p.ImportPath)
	if !ok {
		return []string{p.ImportPath + " stands on no floor of the ladder"}
	}
	for _, imported := range p.Imports {
		if there, ok := floorOf(imported); ok && there > here {
			found = append(found, fmt.Sprintf("%s imports %s, which is not below it", p.ImportPath, imported))
		}
		for library, floor := range reserved {
			if matches(imported, library) && floors[here] != floor && !strings.HasPrefix(floors[here], floor+"/") {
				found = append(found, fmt.Sprintf("%s imports %s, which only %s may", p.ImportPath, imported, floor))
			}
		}
		if linked && slices.Contains(inherited(unread, floors[here]), imported) {
			found = append(found, fmt.Sprintf("%s imports %s, which its floor must not know", p.ImportPath, imported))
		}
	}
	for _, dep := range p.Deps {
		for _, stranger := range inherited(strangers, floors[here]) {
			if matches(dep, stranger) {
				found = append(found, fmt.Sprintf("%s depends on %s, which its floor must not know", p.ImportPath, dep))
			}
		}
	}
	return found
}

// inherited is what a table of floors says of floor: its own line, or that of the
// nearest floor whose path holds it.
func inherited(table map[string][]string, floor string) []string {
	for path := floor; path != "."; path = filepath.Dir(path) {
		if list, ok := table[path]; ok {
			return list
		}
	}
	return nil
}

// floorOf is the rank of one of our packages: that of the floor with the longest
// path that holds it.
func floorOf(path string) (int, bool) {
	path, ok := strings.CutPrefix(path, module)
	rank, length := 0, 0
	for i, floor := range floors {
		if ok && len(floor) > length && (path == floor || strings.HasPrefix(path, floor+"/")) {
			rank, length = i, len(floor)
		}
	}
	return rank, length > 0
}

// matches reports whether path is library, or below it when it ends in a slash or
// is a module.
func matches(path, library string) bool {
	if slices.ContainsFunc(apart, func(a string) bool { return path == a || strings.HasPrefix(path, a+"/") }) {
		return false
	}
	return path == library || strings.HasPrefix(path, strings.TrimSuffix(library, "/")+"/") && strings.Contains(library, ".")
}

// listPackages asks the go command once for every package of the module and what
// it is built of.
func listPackages(t *testing.T) []listedPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-f", `{{.ImportPath}} {{with .Module}}{{.Main}}{{end}} {{join .Imports ","}}`, "./...")
	cmd.Dir = filepath.Join("..", "..")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Skipf("go list cannot be run: %v", err)
	}
	var packages []listedPackage
	deps := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSpace(line), " ")
		p := listedPackage{ImportPath: fields[0], Ours: len(fields) > 1 && fields[1] == "true"}
		if len(fields) > 2 {
			p.Imports = strings.Split(fields[2], ",")
		}
		p.Deps = depsOf(p.Imports, deps)
		deps[p.ImportPath] = p.Deps
		packages = append(packages, p)
	}
	return packages
}

// depsOf is what imports are built of, themselves included. The go command lists a
// package below its dependencies, so that theirs are known.
func depsOf(imports []string, known map[string][]string) []string {
	seen := map[string]bool{}
	for _, imported := range imports {
		seen[imported] = true
		for _, dep := range known[imported] {
			seen[dep] = true
		}
	}
	return slices.Collect(maps.Keys(seen))
}
