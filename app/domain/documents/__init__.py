"""Papers as data: markup, placeholders, finished content (文书)."""
