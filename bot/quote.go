package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/answer/quotation"
	"onrecord/answer/quotecheck"
	"onrecord/bot/archive"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
)

// maxQuoted is how long words may be that are to be checked, in units.
const maxQuoted = 2000

// quote says whether words stand in the archive, and whose they are.
func (b *Bot) quote(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	words, by := markdown.OneLine(r.Option("words")), markdown.OneLine(r.Option("by"))
	if markdown.Units(words) > maxQuoted {
		return discord.Reply{}, discord.UserError(fmt.Sprintf("Those words are too many; please give at most %d characters of them.", maxQuoted))
	}
	if err := checkOption("by", by); err != nil {
		return discord.Reply{}, err
	}
	served, release, err := b.checker()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	found, err := served.Checker.Check(ctx, words, by)
	if reason := notAQuotation(err); reason != "" {
		return discord.Reply{}, discord.UserError(markdown.Clip(strings.ToUpper(reason[:1])+reason[1:], 400) + ".")
	}
	if err != nil {
		return discord.Reply{}, fmt.Errorf("bot: check a quotation: %w", err)
	}
	return discord.Reply{Message: page.Verdict(b.buttons, found), Private: b.private(r)}, nil
}

// checkThis checks each quotation of a message under the name that it stands under.
// What cannot be checked is named, and the rest goes on.
func (b *Bot) checkThis(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	var lines []string
	for line := range strings.Lines(r.Text) {
		lines = append(lines, strings.TrimSpace(markup.ReplaceAllString(strings.TrimSpace(line), " ")))
	}
	quoted, err := quotecheck.Read(strings.Join(lines, "\n"))
	if err != nil {
		return discord.Reply{}, discord.UserError("That message cannot be read as text.")
	}
	if len(quoted) == 0 {
		return discord.Reply{}, discord.UserError("That message has no quotations: I check what stands in quotation marks, from two words on.")
	}
	served, release, err := b.checker()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	var all []page.Checked
	for _, q := range quoted {
		found, err := served.Checker.Check(ctx, q.Words, q.By)
		reason := notAQuotation(err)
		if err != nil && reason == "" {
			return discord.Reply{}, fmt.Errorf("bot: check a quotation: %w", err)
		}
		all = append(all, page.Checked{Result: found, Failed: reason})
	}
	return discord.Reply{Message: page.Verdicts(all), Private: b.private(r)}, nil
}

// checker is an archive that can check quotations.
func (b *Bot) checker() (archive.Archive, func(), error) {
	a, release, err := b.archive()
	if err == nil && a.Checker == nil {
		release()
		err = discord.UserError("This archive does not check quotations.")
	}
	return a, release, err
}

// notAQuotation is the reason of an error that says what is wrong with the words; "" for
// any other.
func notAQuotation(err error) string {
	for _, known := range []error{quotation.ErrEmpty, quotation.ErrTooShort, quotation.ErrTooLong} {
		if errors.Is(err, known) {
			return err.Error()
		}
	}
	return ""
}
