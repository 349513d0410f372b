// Command onrecord answers who said what from an archive of news articles.
package main

func main() {}
