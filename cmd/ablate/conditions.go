package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// condition is a place in the code that can be switched off.
type condition struct {
	Package string // folder below the module
	File    string
	Func    string
	Text    string // as printed, on one line
	Whole   bool   // the condition of an if or case, and not an operand
}

// instrumented is a file in which every condition asks package switches.
type instrumented struct {
	path   string
	source []byte
}

// instrument reads the Go files of a folder that are no tests, and returns its
// conditions, numbered from first on, with the files changed.
func instrument(dir string, first int) ([]condition, []instrumented, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, nil, err
	}
	var conditions []condition
	var files []instrumented
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, err
		}
		f := file{dir: dir, path: path, source: source, next: first + len(conditions)}
		if err := f.read(); err != nil {
			return nil, nil, fmt.Errorf("ablate: read %s: %w", path, err)
		}
		conditions = append(conditions, f.found...)
		files = append(files, instrumented{path, f.changed()})
	}
	return conditions, files, nil
}

// file is one file while its conditions are looked for.
type file struct {
	dir, path string
	source    []byte
	next      int // number of the next condition
	found     []condition
	inserted  []insertion
	fset      *token.FileSet
	function  string
	seen      map[ast.Expr]bool // operands that were met through their expression
}

// insertion is text put into the source at a byte. At one byte, what closes an
// expression comes before what opens one, and the outer opens first.
type insertion struct {
	at   int
	text string
}

func (f *file) read() error {
	f.fset, f.seen = token.NewFileSet(), map[ast.Expr]bool{}
	parsed, err := parser.ParseFile(f.fset, f.path, f.source, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, d := range parsed.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		f.function = fn.Name.Name
		if fn.Recv != nil && len(fn.Recv.List) > 0 {
			f.function = receiver(fn.Recv.List[0].Type) + "." + f.function
		}
		ast.Inspect(fn.Body, f.visit)
	}
	if len(f.found) > 0 {
		f.insert(parsed.Name.End(), `; import "onrecord/cmd/ablate/switches"`)
	}
	return nil
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return "?"
}

func (f *file) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IfStmt:
		f.wrap(n.Cond, "False", true)
	case *ast.SwitchStmt:
		if n.Tag == nil {
			for _, c := range n.Body.List {
				for _, e := range c.(*ast.CaseClause).List {
					f.wrap(e, "False", true)
				}
			}
		}
	case *ast.BinaryExpr:
		how := map[token.Token]string{token.LAND: "True", token.LOR: "False"}[n.Op]
		if how == "" {
			return true
		}
		for _, e := range []ast.Expr{n.X, n.Y} {
			if inner, ok := e.(*ast.BinaryExpr); !ok || inner.Op != n.Op {
				f.wrap(e, how, false)
			}
		}
	}
	return true
}

// wrap makes an expression ask for its switch. The switch gives a bool, so that an
// expression of another boolean type does not compile; there is none.
func (f *file) wrap(e ast.Expr, how string, whole bool) {
	f.insert(e.Pos(), fmt.Sprintf("switches.%s(%d, ", how, f.next))
	f.insert(e.End(), ")")
	f.next++
	text := string(f.source[f.fset.Position(e.Pos()).Offset:f.fset.Position(e.End()).Offset])
	f.found = append(f.found, condition{Package: filepath.ToSlash(f.dir), File: filepath.Base(f.path), Func: f.function,
		Text: strings.Join(strings.Fields(text), " "), Whole: whole})
}

func (f *file) insert(at token.Pos, text string) {
	f.inserted = append(f.inserted, insertion{f.fset.Position(at).Offset, text})
}

// changed returns the source with all that is inserted.
func (f *file) changed() []byte {
	closes := func(i insertion) bool { return i.text == ")" }
	slices.SortStableFunc(f.inserted, func(a, b insertion) int {
		switch {
		case a.at != b.at:
			return a.at - b.at
		case closes(a) == closes(b):
			return 0
		case closes(a):
			return -1
		}
		return 1
	})
	var out []byte
	at := 0
	for _, i := range f.inserted {
		out = append(out, f.source[at:i.at]...)
		out = append(out, i.text...)
		at = i.at
	}
	return append(out, f.source[at:]...)
}
