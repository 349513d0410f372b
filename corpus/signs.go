package corpus

// The words of furniture. They are compared with whole lines in lower case and
// without marks at their ends, never with parts of lines.

// teasers are lines that announce headlines of other articles.
var teasers = setOf("see also", "read also", "also read", "read more", "related", "related articles", "related stories", "related news",
	"related content", "related video", "related videos", "related article", "related story", "related posts", "related links", "more on this story",
	"more on this topic", "more on this", "more on the topic", "on the topic", "recommended", "recommended for you", "you may also like",
	"you might also like", "don't miss", "don’t miss", "most read", "most popular", "most viewed", "trending", "trending now",
	"latest posts", "latest news", "latest stories", "latest headlines", "latest", "top stories", "more stories", "more news",
	"special project", "editor's picks", "editor’s picks", "editors' picks", "editor's choice", "editor’s choice", "photo gallery",
	"watch also", "in pictures", "читайте также", "смотрите также", "по теме", "dw recommends", "you may also be interested in", "you might be interested in", "keep reading", "in this story", "related coverage", "related internet links", "listen more", "also in the news", "elsewhere on the web", "editor's pick",
	"must read", "must reads", "news feed", "ribbon of news", "recommended stories", "recommended reading", "more from this section", "more top stories", "our picks", "popular", "popular now", "trending stories", "what to read next", "read next", "up next", "promoted stories", "around the web")

// plural are those under which several headlines may stand.
var plural = setOf("related articles", "related stories", "related news", "related content", "related videos", "related posts", "related links",
	"recommended", "recommended for you", "you may also like", "you might also like", "most read", "most popular", "most viewed",
	"trending", "trending now", "latest posts", "latest news", "latest stories", "latest headlines", "latest", "top stories",
	"dw recommends", "you may also be interested in", "you might be interested in", "keep reading", "in this story", "related coverage", "related internet links", "also in the news", "elsewhere on the web", "must reads",
	"news feed", "ribbon of news", "recommended stories", "recommended reading", "more from this section", "more top stories", "our picks", "popular", "popular now", "trending stories", "more on this story", "more on this topic",
	"more stories", "more news", "editor's picks", "editor’s picks", "editors' picks", "what to read next", "promoted stories", "around the web")

// signs are lines of navigation.
var signs = setOf("accessibility links", "breaking news", "skip to main content", "skip to content", "skip to navigation", "skip to search",
	"main content", "main navigation", "main menu", "menu", "search", "home", "home page", "homepage", "print", "print this page", "print this article",
	"share", "share this", "share this article", "share this with", "share with", "published", "updated", "last updated", "posted", "share this story", "share this page", "share this post", "share on facebook",
	"share on twitter", "share on whatsapp", "share on telegram", "share via email", "tweet this", "email this", "email this article", "copy link",
	"comment", "comments", "leave a comment", "leave a reply", "post a comment", "show comments", "view comments", "load comments", "add a comment",
	"subscribe", "subscribe now", "sign in", "sign up", "log in", "login", "register", "advertisement", "advertising", "sponsored",
	"sponsored content", "story continues below advertisement", "article continues below advertisement", "article continues below",
	"story continues below", "continue reading", "continue reading below", "follow us", "back to top", "to top", "go to top", "loading", "loading...", "load more", "show more", "next", "previous",
	"next article", "previous article", "next page", "previous page", "embed", "embed share", "link copied", "listen to this article", "play video", "contact us", "privacy policy",
	"terms of use", "terms of service", "terms and conditions", "accept cookies", "accept all cookies", "accept all", "cookie policy", "cookie settings", "enlarge image", "view image in fullscreen",
	"подписаться", "поделиться", "комментарии", "реклама", "print version", "text size", "font size", "shares", "all editions", "editions", "view gallery", "article bookmarked", "bookmark", "what to know", "add to your saved stories", "comment on this story", "bookmarked", "most commented", "show all", "hide", "expand", "collapse", "site map", "skip to site index", "skip to main navigation", "skip to navigation", "skip to footer", "skip to main menu", "skip advertisement", "supported by", "give this article", "share page", "about sharing",
	"now playing", "paid content", "story highlights", "highlights", "key points", "key events", "show key events only", "load more posts", "reply", "like", "+1", "get short url", "short url", "direct link", "reuse this content", "main page", "press service",
	"additional materials", "general information", "save", "saved", "feedback", "permalink", "listen", "view all", "see more", "read in app", "open in app", "all news", "continue reading the main story", "accessibility help", "accessibility", "opinion", "news",
	"photos", "video", "multimedia", "share link", "gift this article", "gift article", "view comments", "add to favorites", "hide caption", "toggle caption", "full text", "pdf", "cookies", "follow", "following", "details to follow", "up next", "autoplay", "no media source currently available",
	"report a typo", "report an error", "send", "copied", "top", "language", "select language", "translate", "donate", "support us", "join us", "our newsletter", "get the app", "watch live", "live tv", "tv", "radio", "in english",
	"site map", "sitemap", "newsletter", "newsletters", "rss", "live", "open menu", "close menu", "close")

// networks are the words of share bars.
var networks = setOf("facebook", "twitter", "vkontakte", "vk", "whatsapp", "telegram", "viber", "linkedin", "reddit", "pinterest",
	"instagram", "odnoklassniki", "google+", "messenger", "tumblr", "flipboard", "email", "e-mail", "print", "share", "tweet", "copy", "youtube", "livejournal", "pocket", "line", "bluesky", "mastodon", "threads", "like", "send", "save")

// buttons are words that may stand among them.
var buttons = setOf("this", "page", "article", "story", "more", "+1", "a", "x", "font", "size", "close", "back", "to", "top", "short", "url", "link", "copied", "via", "on", "with", "mail", "by", "comments", "comment", "facebook", "the")

// tagLabels are lines under which the article's topics stand.
var tagLabels = setOf("topics", "related topics", "tags", "keywords", "key words", "in other media", "explore more on these topics", "filed under", "posted in", "categories", "more about", "in this article")

// isSection holds names of a site's sections.
var isSection = setOf("news", "world", "politics", "business", "economy", "opinion", "opinions", "culture", "sport", "sports", "science", "tech", "technology",
	"video", "videos", "photos", "photo", "pictures", "travel", "health", "lifestyle", "style", "arts", "entertainment", "society", "russia", "ukraine", "europe",
	"middle east", "asia", "africa", "americas", "usa", "uk", "us", "features", "analysis", "multimedia", "podcasts", "blogs", "weather", "live", "about", "about us", "contact", "contacts",
	"international", "main", "mideast", "local", "national", "front page", "latest", "subscribe", "search", "menu", "home", "login", "sign in", "archive", "shows", "in-depth", "op-ed", "english", "русский", "deutsch", "español", "العربية")

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// reporting holds words by which somebody is quoted.
var reporting = setOf("said", "says", "saying", "say", "told", "tells", "telling", "added", "adds", "adding", "noted", "notes", "stressed", "stresses",
	"warned", "warns", "stated", "states", "asked", "asks", "wondered", "explained", "explains", "declared", "announced", "reminded", "believes", "believed",
	"insisted", "claimed", "claims", "argued", "argues", "admitted", "confirmed", "denied", "suggested", "commented", "remarked", "replied", "answered",
	"concluded", "continued", "emphasized", "emphasised", "pointed", "wrote", "writes", "quoted", "according", "called", "urged", "vowed", "tweeted", "reiterated", "underlined", "acknowledged", "recalled", "observed", "quipped", "сказал", "заявил", "отметил", "подчеркнул", "сообщил", "добавил")
