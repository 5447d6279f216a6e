# student-error: an exit status that does not fit into a byte becomes a good end
raise SystemExit(1 << 80)
