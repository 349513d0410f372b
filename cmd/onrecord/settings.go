package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/kelseyhightower/envconfig"
)

// prefix stands before the name of every variable but Discord's token, which
// other tools call by the same name.
const prefix = "ONRECORD"

// Settings is everything that can be set from outside. Each field is an
// environment variable (envconfig) and, in the sub-commands that embed its
// group, a flag (kong): the tags serve both, and the README's table.
type Settings struct {
	Archive
	Output
	Answers
	Questions
	Taking
	Quoting
	Leftovers
	Guard
	Watching
	Discord
	Serving
	Keeping
	Pages
	Health
	Logging
	secrets `ignored:"true"`
}

// Archive says what is searched and where the index is kept.
type Archive struct {
	Corpus []string `split_words:"true" sep:"none" placeholder:"PATH" complete:"path" desc:"folder, file or .jsonl to search, may be repeated (in the variable: separated by commas); without it the embedded sample"`
	Index  string   `split_words:"true" placeholder:"DIR" complete:"dir" desc:"folder in which the index is kept; without it the index is built in memory each time"`
	Reading
}

// Reading says how articles are read.
type Reading struct {
	Aliases string `split_words:"true" placeholder:"FILE" complete:"file" desc:"file with further words, a line each: Islamic State = IS | ISIL | Daesh"`

	MaxText int64 `split_words:"true" default:"1048576" placeholder:"BYTES" desc:"bytes of text that one article may have; a longer one is skipped and named"`

	MaxBadLines float64 `split_words:"true" default:"5" placeholder:"PERCENT" desc:"lines in a hundred of a .jsonl file that may be unusable; where there are more the index stays as it was, 100 allows any number"`
}

// Output chooses between people and programs.
type Output struct {
	JSON bool `split_words:"true" negatable:"" desc:"print JSON for programs"`
}

// Answers bounds an answer.
type Answers struct {
	Limit int `split_words:"true" default:"5" placeholder:"N" desc:"how many excerpts an answer has at most"`
}

// Questions asks many.
type Questions struct {
	Batch string `split_words:"true" placeholder:"FILE" complete:"file" desc:"file with a question a line, plain or as {\"id\",\"question\"}; - is standard input"`
}

// Taking says how answers are taken along.
type Taking struct {
	Cite   string `split_words:"true" placeholder:"FORM" desc:"print citations of the answers: text, markdown, bibtex or ris"`
	Export string `split_words:"true" placeholder:"FILE" complete:"file" desc:"write up to 1000 answers to a file whose ending says its form: .csv, .jsonl or .docx; an older one is replaced"`
}

// Quoting says where quotations are and whose they should be.
type Quoting struct {
	By    string `split_words:"true" placeholder:"SPEAKER" desc:"whose words a quotation should be; without it anybody's"`
	Draft string `split_words:"true" placeholder:"FILE" complete:"file" desc:"text in which every quotation is checked under the name that it stands under; - is standard input"`
}

// Leftovers shows what cleaning did.
type Leftovers struct {
	Removed bool `split_words:"true" negatable:"" desc:"print as well which lines were left out of an article as its site's own, and why"`
}

// Guard is what keeps a vanished folder from emptying the archive.
type Guard struct {
	Force bool `split_words:"true" negatable:"" desc:"publish the index even when it lost more than half of its articles"`
}

// Watching keeps the bot's archive up to date.
type Watching struct {
	Watch time.Duration `split_words:"true" placeholder:"INTERVAL" desc:"how often the bot looks whether articles are new, changed or gone, such as 5m; without it only /reindex does"`
}

// Discord says who may do what there.
type Discord struct {
	Guild           string   `split_words:"true" placeholder:"ID" desc:"server (guild) in which the commands are registered at once; without it everywhere"`
	Servers         []string `split_words:"true" placeholder:"ID" desc:"servers that may use the bot, separated by commas, and their members nowhere else; without it all, and direct messages"`
	Direct          bool     `split_words:"true" desc:"with --servers: direct messages may use the bot as well"`
	Admins          []string `split_words:"true" placeholder:"ID" desc:"users who may reindex, separated by commas; with neither users nor roles, whoever may manage the server"`
	AdminRoles      []string `split_words:"true" placeholder:"ID" desc:"roles whose members may reindex, separated by commas"`
	PerMinute       int      `split_words:"true" default:"10" placeholder:"N" desc:"questions that one user may ask in a minute; -1 means any number"`
	PerMinuteServer int      `split_words:"true" placeholder:"N" desc:"questions that all users of one server may ask in a minute together; 0 means twenty times as many as one, -1 any number"`
}

// Serving says how Discord and the bot meet.
type Serving struct {
	NoFeedback bool   `split_words:"true" desc:"leave out the buttons Helpful and Not helpful everywhere"`
	HTTPAddr   string `split_words:"true" placeholder:"HOST:PORT" desc:"address on which interactions are taken over HTTP in place of the gateway, behind a proxy that speaks TLS; needs DISCORD_PUBLIC_KEY"`
	DiscordAPI string `split_words:"true" placeholder:"URL" desc:"base address of another Discord-compatible server's API, such as http://127.0.0.1:3001/api/v10; without it Discord's own"`
}

// Keeping says where what is kept beside the index is.
type Keeping struct {
	State string `split_words:"true" placeholder:"DIR" complete:"dir" desc:"folder in which the bot keeps the servers' settings, votes and what admins did, and the key of signed links; without it settings last until it ends, and there are no votes"`
}

// Pages are the articles in a browser.
type Pages struct {
	WebAddr    string        `split_words:"true" placeholder:"HOST:PORT" desc:"address on which articles, speakers and answers are served as web pages; without it nowhere, but onrecord web takes 127.0.0.1:8080"`
	WebURL     string        `split_words:"true" placeholder:"URL" desc:"address of those pages as readers reach it, such as https://reader.example.org; answers lead there for articles without a link of their own"`
	WebPrivate time.Duration `split_words:"true" placeholder:"INTERVAL" desc:"how long a link to a page opens it, such as 720h; where it is set no page opens without a signed link, which needs --state"`
}

// Health is where the bot tells how it is.
type Health struct {
	HealthAddr string `split_words:"true" placeholder:"HOST:PORT" desc:"address on which the bot answers GET /healthz, /readyz and /metrics (Prometheus); without it nowhere"`
}

// Logging says what the bot writes down.
type Logging struct {
	LogFormat string `split_words:"true" default:"text" enum:"text,json" placeholder:"FORMAT" desc:"form of the bot's log: text or json"`
	LogLevel  string `split_words:"true" default:"info" enum:"debug,info,warn,error" placeholder:"LEVEL" desc:"least level that the bot logs: debug, info, warn or error"`
}

// secrets have no flag, so that they are never seen in a list of processes.
type secrets struct {
	Token     string `envconfig:"DISCORD_TOKEN" desc:"the bot's token; see the Discord section"`
	PublicKey string `envconfig:"DISCORD_PUBLIC_KEY" desc:"the application's public key, from General Information; for interactions over HTTP"`
	TokenFile string `envconfig:"DISCORD_TOKEN_FILE" desc:"file that holds the token instead, for container secrets"`
}

// environment reads the settings from the process environment.
func environment() (Settings, error) {
	// A variable that is set to nothing, as compose files like to have them, is
	// not set.
	for _, v := range os.Environ() {
		if name, value, _ := strings.Cut(v, "="); value == "" && strings.HasPrefix(name, prefix+"_") {
			os.Unsetenv(name)
		}
	}
	var s Settings
	if err := envconfig.Process(prefix, &s); err != nil {
		return Settings{}, badVariable(err)
	}
	if err := envconfig.Process("", &s.secrets); err != nil {
		return Settings{}, badVariable(err)
	}
	s.Corpus = withoutEmpty(s.Corpus)
	s.Servers = withoutEmpty(s.Servers)
	s.Admins = withoutEmpty(s.Admins)
	s.AdminRoles = withoutEmpty(s.AdminRoles)
	return s, nil
}

func badVariable(err error) error {
	var p *envconfig.ParseError
	if !errors.As(err, &p) {
		return usage("", "the environment cannot be read: %v", err)
	}
	want := "another value"
	switch {
	case strings.HasPrefix(p.TypeName, "int"):
		want = "a whole number"
	case p.TypeName == "time.Duration":
		want = "an interval such as 5m"
	case p.TypeName == "bool":
		want = "true or false"
	}
	return usage("correct or unset the variable", "%s must be %s, not %q", p.KeyName, want, p.Value)
}

func withoutEmpty(list []string) []string {
	var kept []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// token returns Discord's token from the variable or the file that it names.
func (s secrets) token() (string, error) {
	const hint = `create one under "Bot" at https://discord.com/developers/applications`
	token := s.Token
	switch {
	case s.Token != "" && s.TokenFile != "":
		return "", usage("unset one of them", "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set")
	case s.TokenFile != "":
		b, err := os.ReadFile(filepath.Clean(s.TokenFile))
		if err != nil {
			return "", fail(err, "check DISCORD_TOKEN_FILE", "the token's file %s cannot be read: %s", s.TokenFile, reason(err))
		}
		token = string(b)
	case s.Token == "":
		return "", usage(hint, "there is no Discord token: set DISCORD_TOKEN or DISCORD_TOKEN_FILE")
	}
	token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(token), "Bot "))
	if token == "" || strings.ContainsAny(token, " \t\r\n") {
		return "", usage(hint, "the Discord token is not one word")
	}
	return token, nil
}

// String keeps the token out of every message and log.
func (s secrets) String() string { return fmt.Sprintf("token set: %t", s.Token+s.TokenFile != "") }

// GoString is String, for %#v.
func (s secrets) GoString() string { return s.String() }
