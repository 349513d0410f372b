package bot

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
)

// tracked is the socket under a session, known so that it can be closed when
// the session itself no longer answers.
type tracked struct {
	net.Conn
	once sync.Once
}

// Close closes the socket once.
func (t *tracked) Close() (err error) {
	t.once.Do(func() { err = t.Conn.Close() })
	return err
}

// dialer opens the link's sockets.
func (l *link) dialer() *websocket.Dialer {
	d := net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second}
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 20 * time.Second,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := d.DialContext(ctx, network, address)
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
			libraryLog.Load().Log(context.Background(), to, "bot: discordgo: "+cutPlain(oneLine(fmt.Sprintf(format, a...)), 500))
		}
	})
}
