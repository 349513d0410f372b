package answer

import "testing"

func TestCircumstance(t *testing.T) {
	for _, tt := range []struct{ text, content, want string }{
		{"“The harbour will stay open,” Brandt told reporters on Tuesday.", "“The harbour will stay open,”", "to reporters"},
		{"“It is ice,” Brandt told the radio stations Sound, Wave and Air", "“It is ice,”", "to the radio stations Sound, Wave and Air"},
		{"Brandt told the newspaper Northfield Courier that the ice would be broken.", "the ice would be broken", "to the newspaper Northfield Courier"},
		{"Brandt told him that the ice would be broken.", "the ice would be broken", ""},
		{"Brandt told parliament: “Somebody told the mayor that it was late.”", "“Somebody told the mayor that it was late.”", "to parliament"},
		{"“Somebody told the mayor,” said Brandt.", "“Somebody told the mayor,”", ""},
		{"The ice is thick, Brandt said in an interview with Radio Wave on Monday.", "The ice is thick", "in an interview with Radio Wave"},
		{"The ice is thick, Brandt said at a news conference in Northfield.", "The ice is thick", "at a news conference in Northfield"},
		{"The ice is thick, Brandt said during the annual phone-in that he holds.", "The ice is thick", "during the annual phone-in"},
		{"The ice is thick, said Brandt, who is in an office.", "The ice is thick", ""},
		{"Brandt said that the ice is thick.", "the ice is thick", ""},
	} {
		if got := (Excerpt{Type: "direct", Text: tt.text, Content: tt.content}).Circumstance(); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := (Excerpt{Type: "passage", Text: "He told reporters so."}).Circumstance(); got != "" {
		t.Errorf("a passage in nobody's mouth was said %q", got)
	}
}
