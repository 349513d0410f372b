package lexicon_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/corpus/lexicon"
)

// areas are the parts of the program that still hold lists of English words, with how
// many each may hold. The numbers only go down: who moves a list into a word list lowers
// one.
var areas = []area{
	{"corpus/lexicon/", 1, "the names of the flags"},
	{"corpus/attribution/tagger/", 2, "the names of the classes in classes.txt; the words that a measurement leaves out"},
	{"corpus/attribution/", 55, "words that one rule asks for at one place, nearly all function words; the rest is to become flags"},
	{"corpus/", 32, "expressions of furniture and of dates, whose shape is code; the rest is to become flags"},
	{"index/", 3, "stop words and languages that the stored index was made with"},
	{"answer/exam/", 4, "the judge's own reading of names, which must not be the program's"},
	{"answer/ bot/", 26, "the grammar of questions and of follow-ups: each list is a row of its tables"},
	{"cmd/", 5, "words that made-up articles are written of"},
}

type area struct {
	prefixes string // of the paths of its files
	most     int
	why      string
}

// wordList is how many English words make a list.
const wordList = 5

// English words stand in word lists and not in Go.
func TestNoWordListElsewhere(t *testing.T) {
	root := filepath.Join("..", "..")
	held := make([][]string, len(areas))
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != root && (strings.HasPrefix(name, ".") || name == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		lists, err := wordLists(path, nil)
		for _, l := range lists {
			where := fmt.Sprintf("%s:%d %s", rel, l.line, l.words)
			i := slices.IndexFunc(areas, func(a area) bool {
				return slices.ContainsFunc(strings.Fields(a.prefixes), func(p string) bool { return strings.HasPrefix(rel, p) })
			})
			if i < 0 {
				t.Errorf("%s: a list of English words, which belongs to a file of corpus/lexicon", where)
				continue
			}
			held[i] = append(held[i], where)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range areas {
		switch n := len(held[i]); {
		case n > a.most:
			t.Errorf("%s holds %d lists of English words, at most %d may be there (%s); the new one belongs to a file of corpus/lexicon:\n\t%s",
				a.prefixes, n, a.most, a.why, strings.Join(held[i], "\n\t"))
		case n == 0:
			t.Errorf("%s holds no list of English words any more: take it off the areas", a.prefixes)
		case n < a.most:
			t.Logf("%s holds %d lists of English words, %d may be there: lower the number", a.prefixes, n, a.most)
		}
	}
}

// The test must be able to fail, and must let other strings be.
func TestSeesWordLists(t *testing.T) {
	for _, src := range []string{
		`var x = set("said told asked wrote added")`,
		"var x = set(`minister president senator\n\tgovernor mayor`)",
		`var x = []string{"said", "told", "asked", "wrote", "added"}`,
		`var x = map[string]bool{"monday": true, "tuesday": true, "friday": true, "sunday": true, "today": true}`,
		`var x = map[string]string{"a": "said", "b": "told", "c": "asked", "d": "wrote", "e": "added"}`,
		`var x = regexp.MustCompile("(?i)^(?:said|told|asked|wrote|added) by")`,
		`func f(w string) bool { switch w { case "said", "told", "asked", "wrote", "added": return true }; return false }`,
		`func f(w string) bool { return is(w, "said", "told", "asked", "wrote", "added") }`,
	} {
		if l, err := wordLists("x.go", "package x\n"+src); err != nil || len(l) != 1 {
			t.Errorf("%s: %d lists seen, %v, want 1", src, len(l), err)
		}
	}
	for _, src := range []string{
		`var x = errors.New("the minister said that no more was wanted")`,
		`var x = []string{"said", "told", "asked", "wrote"}`,
		`var x = []string{"gopher", "xyzzy", "qwerty", "plugh", "foobar"}`,
		`var x = regexp.MustCompile("[a-z]+|[0-9]+|-|=|x")`,
		`func f() { log.Info("said", "told", 1, "asked", 2, "wrote", 3, "added", 4) }`,
	} {
		if l, err := wordLists("x.go", "package x\n"+src); err != nil || len(l) != 0 {
			t.Errorf("%s: %v seen, %v, want none", src, l, err)
		}
	}
}

type list struct {
	line  int
	words string
}

// wordLists returns the lists of English words in a Go file: in the elements or keys of
// a literal, the cases of a switch, the arguments of a call, the alternatives of a
// regular expression, and in one string of nothing but words.
func wordLists(path string, src any) ([]list, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, src, 0)
	if err != nil {
		return nil, err
	}
	var found []list
	listed := map[*ast.BasicLit]bool{} // strings that are cut into words
	see := func(n ast.Node, words []string) {
		words = slices.DeleteFunc(words, func(w string) bool { return !english(w) })
		if len(words) >= wordList {
			found = append(found, list{fset.Position(n.Pos()).Line, fmt.Sprint(words[:wordList])})
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			keys, values := []ast.Expr{}, []ast.Expr{}
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					keys = append(keys, kv.Key)
					e = kv.Value
				}
				values = append(values, e)
			}
			see(n, single(keys))
			see(n, single(values))
		case *ast.CaseClause:
			see(n, single(n.List))
		case *ast.CallExpr:
			if cutsLists.MatchString(calleeName(n)) && len(n.Args) > 0 {
				if lit, ok := n.Args[0].(*ast.BasicLit); ok {
					listed[lit] = true
				}
			}
			if len(single(n.Args)) >= len(n.Args)-1 { // but for what is looked for
				see(n, single(n.Args))
			}
		case *ast.BasicLit:
			if s, ok := text(n); ok {
				if words := strings.Fields(s); (n.Value[0] == '`' || listed[n]) && !slices.ContainsFunc(words, func(w string) bool { return !plainWord(w) }) {
					see(n, words)
				}
				for _, m := range alternatives.FindAllString(s, -1) {
					see(n, strings.Split(m, "|"))
				}
			}
		}
		return true
	})
	return found, nil
}

// alternatives are those of a regular expression that are words.
var alternatives = regexp.MustCompile(`[a-z' -]+(?:\|[a-z' -]+){4,}`)

// single returns the strings of one word among some expressions.
func single(list []ast.Expr) []string {
	var words []string
	for _, e := range list {
		if lit, ok := e.(*ast.BasicLit); ok {
			if s, ok := text(lit); ok && plainWord(s) {
				words = append(words, s)
			}
		}
	}
	return words
}

func text(lit *ast.BasicLit) (string, bool) {
	if lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func plainWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz'-.|=:") == ""
}

// cutsLists are the names of functions that make a list of a string.
var cutsLists = regexp.MustCompile(`(?i)(set|list|words|pairs|fields|fieldsseq)$`)

func calleeName(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// english reports whether the lexicon knows a word as more than a name.
func english(w string) bool {
	f := lexicon.Default().Word(w).Flags()
	return len(w) > 1 && f.Any(everything)
}

var everything = func() lexicon.Flags {
	var all lexicon.Flags
	for f := lexicon.Flag(0); f < lexicon.FlagCount; f++ {
		switch f {
		case lexicon.Forename, lexicon.Male, lexicon.Female, lexicon.FamilyFirst, lexicon.Nickname, lexicon.Elision, lexicon.Ambiguous, lexicon.Capital, lexicon.Abbreviation, lexicon.Abbreviated:
		default:
			all = all.Union(lexicon.FlagsOf(f))
		}
	}
	return all
}()
