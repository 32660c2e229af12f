"""Reports: a neutral document built once, and the writers over it."""
