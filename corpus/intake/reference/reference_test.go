package reference_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake/kind"
	"onrecord/corpus/intake/reference"
)

func TestRead(t *testing.T) {
	ris := "\ufeffTY  - NEWS\r\nTI  - Ferry runs\r\nAU  - Lee, Ann\r\nAU  - Reed, Tom\r\nDA  - 2019/03/02/\r\nPY  - 2019\r\nT2  - Bay Post\r\nUR  - https://bay.example/x\r\nLA  - en\r\nL1  - files/7/Lee - 2019 - Ferry runs.pdf\r\nER  - \r\n\r\nTY  - NEWS\r\nT1  - Late\r\nPY  - 2018\r\nER  - \r\n"
	want := []reference.Reference{
		{Title: "Ferry runs", Author: "Lee, Ann; Reed, Tom", Outlet: "Bay Post", Date: "2019-03-02", URL: "https://bay.example/x", Language: "en", Files: []string{"files/7/Lee - 2019 - Ferry runs.pdf"}}, {Title: "Late", Date: "2018"},
	}
	if diff := cmp.Diff(want, reference.Read(ris, kind.RIS)); diff != "" {
		t.Error(diff)
	}
	bib := "@comment{x}\n@article{lee, title = {The {F}erry of Caf{\\'e} \\& Port}, author = \"Lee, Ann and Reed, T{\\o}m\",\n journal={Bay Post}, date = 2019-03-02, url = {https://bay.example/x\\_y},\n file = {Full Text PDF:files/7/a.pdf:application/pdf;Snapshot:files/8/b.html:text/html}}\n@misc{two, title={Late}, month = mar, year = 2018}\n@broken{"
	want = []reference.Reference{
		{Title: "The Ferry of Café & Port", Author: "Lee, Ann; Reed, Tøm", Outlet: "Bay Post", Date: "2019-03-02", URL: "https://bay.example/x_y", Files: []string{"files/7/a.pdf", "files/8/b.html"}}, {Title: "Late", Date: "mar 2018"}, {},
	}
	if diff := cmp.Diff(want, reference.Read(bib, kind.BibTeX)); diff != "" {
		t.Error(diff)
	}
}
