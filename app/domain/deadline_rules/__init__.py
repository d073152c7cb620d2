"""The time limits the program knows, one module a field of work; a new rule is one entry."""
