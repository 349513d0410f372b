package bot

import (
	"context"

	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/page"
	"onrecord/index"
)

// around shows the article round an excerpt, the excerpt in bold: the part that
// holds it when it is opened, any other when a page is turned. It is for one
// pair of eyes, and for an article without an address it is the way to check.
func (b *Bot) around(ctx context.Context, r *discord.Request, action string, number int, code string) (discord.Reply, error) {
	p, err := button.ParsePlace(code)
	if err != nil {
		return discord.Reply{}, err
	}
	archive, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	if archive.Library == nil {
		return discord.Reply{}, button.ErrStale
	}
	article, err := index.Article(ctx, archive.Library, p.Article)
	if err != nil {
		return discord.Reply{}, err
	}
	if article == nil || p.End > len(article.Text) || button.Sum(article.Text[p.Start:p.End]) != p.Sum {
		return discord.Reply{}, discord.UserError("That article was changed or taken out since. Please ask again for what it says now.")
	}
	parts, at := page.Parts(article.Text, p.Start, p.End, page.PartRoom)
	if action == button.TurnContext {
		at = min(number, len(parts)-1)
	}
	return discord.Reply{Message: page.ArticlePart(b.buttons, article, p, parts, at), Private: true, Update: action == button.TurnContext && !b.stranger(r)}, nil
}
