"""Floor 4: use-cases, queries, unit of work, audit. The only floor that uses sessions."""
