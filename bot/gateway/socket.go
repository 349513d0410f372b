package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"onrecord/bot/markdown"
)

// tracked is the socket under a session, known so that it can be closed when
// the session itself no longer answers, and watched for whether it does.
type tracked struct {
	net.Conn
	once        sync.Once
	wrote, read atomic.Int64 // when last, in nanoseconds
}

// Write notes when it is.
func (t *tracked) Write(p []byte) (int, error) {
	t.wrote.Store(time.Now().UnixNano())
	return t.Conn.Write(p)
}

// Read notes when something has come.
func (t *tracked) Read(p []byte) (int, error) {
	n, err := t.Conn.Read(p)
	if n > 0 {
		t.read.Store(time.Now().UnixNano())
	}
	return n, err
}

// unanswered is how long ago something was sent of which nothing has come since: a
// heartbeat is acknowledged at once by a connection that lives.
func (t *tracked) unanswered() time.Duration {
	wrote := t.wrote.Load()
	if wrote == 0 || t.read.Load() >= wrote {
		return 0
	}
	return time.Since(time.Unix(0, wrote))
}

// Close closes the socket once.
func (t *tracked) Close() (err error) {
	t.once.Do(func() { err = t.Conn.Close() })
	return err
}

// dialer opens the link's sockets.
func (l *session) dialer() *websocket.Dialer {
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 20 * time.Second,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := l.g.REST.Dial(ctx, network, address)
			if err != nil {
				return nil, err
			}
			t := &tracked{Conn: c}
			l.mu.Lock()
			l.conn = t
			l.mu.Unlock()
			return t, nil
		},
	}
}

// libraryLog is where the library's own words go. It has one logger for the
// whole process, so the newest bot's is it.
var (
	libraryLog    atomic.Pointer[slog.Logger]
	setLibraryOut sync.Once
)

func setLibraryLog(log *slog.Logger) {
	libraryLog.Store(log)
	setLibraryOut.Do(func() {
		discordgo.Logger = func(level, _ int, format string, a ...any) {
			to := slog.LevelDebug
			switch level {
			case discordgo.LogError, discordgo.LogWarning:
				to = slog.LevelWarn
			}
			libraryLog.Load().Log(context.Background(), to, "bot: discordgo: "+markdown.CutPlain(markdown.OneLine(fmt.Sprintf(format, a...)), 500))
		}
	})
}
