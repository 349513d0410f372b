// Package bot answers in Discord.
package bot
