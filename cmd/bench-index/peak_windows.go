package main

import "os"

func peak(*os.ProcessState) string { return "unknown" }
