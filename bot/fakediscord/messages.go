package fakediscord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"time"
)

// Message is a message as it stands in a channel.
type Message struct {
	ID         string  `json:"id"`
	Channel    string  `json:"channel_id"`
	Content    string  `json:"content"`
	Embeds     []Embed `json:"embeds"`
	Components []Row   `json:"components"`
	Flags      int     `json:"flags"`
	Reference  *struct {
		MessageID string `json:"message_id"`
	} `json:"message_reference"`
	Nonce       string       `json:"nonce"`
	Attachments []Attachment `json:"attachments"`

	sent  time.Time
	ours  bool   // the bot wrote it, or answered with it
	asker string // who wrote it or asked for it
	cause string // the interaction that it answers
}

// Attachment is a file of a message.
type Attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description"`
}

// File is a file as it was sent.
type File struct {
	Name string
	Data []byte
}

// Files returns the files that were attached so far.
func (s *Server) Files() []File {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]File(nil), s.files...)
}

// unpack parts a body from the files beside it.
func unpack(r *http.Request, body []byte) ([]byte, []File, error) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		return body, nil, nil
	}
	if len(body) > 25<<20 {
		return nil, nil, fmt.Errorf("a request of %d bytes", len(body))
	}
	var files []File
	for p := multipart.NewReader(bytes.NewReader(body), params["boundary"]); ; {
		part, err := p.NextPart()
		if err == io.EOF {
			return body, files, nil
		}
		if err != nil {
			return nil, nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, err
		}
		switch name := part.FormName(); {
		case name == "payload_json":
			body = data
		case name == fmt.Sprintf("files[%d]", len(files)) && part.FileName() != "" && len(data) <= 10<<20:
			files = append(files, File{part.FileName(), data})
		default:
			return nil, nil, fmt.Errorf("a part %q of %d bytes", name, len(data))
		}
	}
}

// Private reports whether only the one who asked sees it.
func (m *Message) Private() bool { return m.Flags&(1<<6) != 0 }

// Embed is an embed of a message.
type Embed struct {
	Title       string `json:"title"`
	URL         string `json:"url"`
	Description string `json:"description"`
	Footer      struct {
		Text string `json:"text"`
	} `json:"footer"`
}

// Row is a row of buttons.
type Row struct {
	Components []Button `json:"components"`
}

// Button is a button of a message, or a menu.
type Button struct {
	Type        int    `json:"type"`
	Placeholder string `json:"placeholder"`
	Options     []struct {
		Label       string `json:"label"`
		Value       string `json:"value"`
		Description string `json:"description"`
	} `json:"options"`
	Label    string `json:"label"`
	CustomID string `json:"custom_id"`
	Disabled bool   `json:"disabled"`
}

// Choice is a completion.
type Choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Interaction is what became of a command, a click or a completion.
type Interaction struct {
	ID, Token string
	kind      int
	user      string
	sent      time.Time
	on        *Message // what was clicked on

	acknowledged bool
	expired      bool
	waits        int           // the type of an announced response, or 0
	done         bool          // the final response stands
	Late         bool          // the first response missed the deadline
	First        time.Duration // until the first response came
	Reply        *Message      // the response
	Update       bool          // it took the place of the message clicked on
	Choices      []Choice
	Form         string // the custom_id of the form that it was answered with
}

func decode(body []byte) *Message {
	m := &Message{}
	_ = json.Unmarshal(body, m)
	return m
}

// String is the message as text, for golden files: its Markdown as it was
// sent, embeds in a frame, buttons in brackets.
func (m *Message) String() string {
	var lines []string
	if m.Content != "" {
		lines = append(lines, strings.Split(m.Content, "\n")...)
	}
	for _, e := range m.Embeds {
		head := "┌ " + e.Title
		if e.URL != "" {
			head += " <" + e.URL + ">"
		}
		lines = append(lines, head)
		for _, l := range strings.Split(e.Description, "\n") {
			lines = append(lines, "│ "+l)
		}
		lines = append(lines, strings.TrimRight("└ "+e.Footer.Text, " "))
	}
	for _, a := range m.Attachments {
		lines = append(lines, "{"+a.Filename+": "+a.Description+"}")
	}
	for _, r := range m.Components {
		var row []string
		for _, b := range r.Components {
			if b.Type == 3 {
				lines = append(lines, "["+b.Placeholder+"]")
				for _, o := range b.Options {
					lines = append(lines, "  ("+o.Label+") "+o.Description)
				}
				continue
			}
			if b.Disabled {
				b.Label += ": off"
			}
			row = append(row, "["+b.Label+"]")
		}
		if len(row) > 0 {
			lines = append(lines, strings.Join(row, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// find returns the interaction with the request's token. s.mu is held.
func (s *Server) find(r *http.Request) *Interaction { return s.interactions[r.PathValue("token")] }

// callback takes the first response to an interaction.
func (s *Server) callback(r *http.Request, body []byte) (int, any) {
	var c struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(body, &c); err != nil {
		return 400, refused(50109, "The request body contains invalid JSON.")
	}
	schema := map[int]string{4: "CreateMessageInteractionCallbackRequest", 5: "CreateMessageInteractionCallbackRequest",
		6: "UpdateMessageInteractionCallbackRequest", 7: "UpdateMessageInteractionCallbackRequest",
		8: "ApplicationCommandAutocompleteCallbackRequest", 9: "ModalInteractionCallbackRequest"}[c.Type]
	if schema == "" || !s.check(schema, body, false) || (c.Type == 4 || c.Type == 7) && !s.check("", c.Data, true) {
		return 400, refused(50035, "Invalid Form Body")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	i := s.find(r)
	switch {
	case i == nil || i.ID != r.PathValue("id") || i.expired:
		return 404, refused(10062, "Unknown interaction")
	case i.acknowledged:
		s.t.Errorf("fakediscord: interaction %s acknowledged twice", i.ID)
		return 400, refused(40060, "Interaction has already been acknowledged.")
	case time.Since(i.sent) > s.opt.Deadline:
		i.Late = true
		return 404, refused(10062, "Unknown interaction")
	case (c.Type == 8) != (i.kind == 4), (c.Type == 6 || c.Type == 7) && i.kind != 3, c.Type == 9 && i.kind != 2 && i.kind != 3:
		s.t.Errorf("fakediscord: response of type %d to an interaction of type %d", c.Type, i.kind)
		return 400, refused(50035, "Invalid Form Body")
	}
	i.acknowledged, i.First = true, time.Since(i.sent)
	s.respond(i, c.Type, c.Data)
	return 204, nil
}

// respond does what a response of a type does. s.mu is held.
func (s *Server) respond(i *Interaction, kind int, data []byte) {
	switch m := decode(data); kind {
	case 4:
		s.keep(m, Room, i.user)
		m.cause = i.ID
		i.Reply, i.done = m, true
		s.log = append(s.log, Event{What: "reply", Message: m})
	case 5, 6:
		i.waits = kind
		if kind == 5 {
			s.keep(m, Room, i.user)
			m.cause = i.ID
			i.Reply = m
		}
		s.log = append(s.log, Event{What: "wait", Message: m})
	case 7:
		s.replace(i.on, m)
		i.Reply, i.Update, i.done = i.on, true, true
		s.log = append(s.log, Event{What: "update", Message: i.on})
	case 9:
		var c struct {
			ID    string `json:"custom_id"`
			Title string `json:"title"`
		}
		_ = json.Unmarshal(data, &c)
		if length(c.ID) > 100 || length(c.Title) > 45 || c.Title == "" {
			s.t.Errorf("fakediscord: form %q with custom_id of %d characters", c.Title, length(c.ID))
		}
		i.Form, i.done = c.ID, true
		s.log = append(s.log, Event{What: "form", Message: &Message{Content: c.Title}})
	case 8:
		var c struct {
			Choices []Choice `json:"choices"`
		}
		_ = json.Unmarshal(data, &c)
		i.Choices, i.done = c.Choices, true
		s.log = append(s.log, Event{What: "choices", Choices: c.Choices})
	}
}

// keep gives a new message its place. s.mu is held.
func (s *Server) keep(m *Message, channel, user string) {
	m.ID, m.Channel, m.asker, m.sent = s.id(), channel, user, time.Now()
	m.ours = true
	s.messages[m.ID] = m
}

// replace changes a message that stands. s.mu is held.
func (s *Server) replace(m, by *Message) {
	m.Content, m.Embeds, m.Components, m.Attachments = by.Content, by.Embeds, by.Components, by.Attachments
}

// fill takes what an announced response was announced for.
func (s *Server) fill(r *http.Request, body []byte) (int, any) {
	if !s.check("IncomingWebhookUpdateRequestPartial", body, true) {
		return 400, refused(50035, "Invalid Form Body")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	i := s.find(r)
	if i == nil || !i.acknowledged || i.expired || r.PathValue("app") != AppID {
		return 404, refused(10015, "Unknown Webhook")
	}
	if i.waits == 6 {
		i.Reply, i.Update = i.on, true
	}
	s.replace(i.Reply, decode(body))
	i.done = true
	s.log = append(s.log, Event{What: "fill", Message: i.Reply})
	return 200, map[string]string{"id": i.Reply.ID}
}

// follow takes a message beside the response.
func (s *Server) follow(r *http.Request, body []byte) (int, any) {
	if !s.check("IncomingWebhookRequestPartial", body, true) {
		return 400, refused(50035, "Invalid Form Body")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	i := s.find(r)
	if i == nil || !i.acknowledged || i.expired {
		return 404, refused(10015, "Unknown Webhook")
	}
	m := decode(body)
	s.keep(m, Room, i.user)
	i.Reply, i.done = m, true
	s.log = append(s.log, Event{What: "follow", Message: m})
	return 200, map[string]string{"id": m.ID}
}

// post takes a message in a channel.
func (s *Server) post(r *http.Request, body []byte) (int, any) {
	if !s.check("MessageCreateRequest", body, true) {
		return 400, refused(50035, "Invalid Form Body")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	if no, closed := s.closed[r.PathValue("channel")]; closed {
		return no.Status, refused(no.Code, "No")
	}
	m := decode(body)
	for _, old := range s.messages {
		if m.Nonce != "" && old.Nonce == m.Nonce && time.Since(old.sent) < nonceKept {
			return 200, map[string]string{"id": old.ID}
		}
	}
	user := ""
	if m.Reference != nil {
		user = s.authorOf(m.Reference.MessageID)
	}
	s.keep(m, r.PathValue("channel"), user)
	s.log = append(s.log, Event{What: "post", Message: m})
	return 200, map[string]string{"id": m.ID, "channel_id": m.Channel}
}

// authorOf is who wrote a message. s.mu is held.
func (s *Server) authorOf(id string) string {
	if m := s.messages[id]; m != nil {
		return m.asker
	}
	return ""
}

// edit takes a change to a message in a channel.
func (s *Server) edit(r *http.Request, body []byte) (int, any) {
	if !s.check("MessageEditRequestPartial", body, true) {
		return 400, refused(50035, "Invalid Form Body")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	m := s.messages[r.PathValue("message")]
	if m == nil || m.Channel != r.PathValue("channel") {
		return 404, refused(10008, "Unknown Message")
	}
	s.replace(m, decode(body))
	now := *m // as it stands at this moment
	s.log = append(s.log, Event{What: "edit", Message: &now})
	return 200, map[string]string{"id": m.ID}
}

// Delete removes a message, as a moderator would.
func (s *Server) Delete(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.messages[id] == nil {
		s.t.Errorf("fakediscord: no message %s to delete", id)
	}
	delete(s.messages, id)
}
