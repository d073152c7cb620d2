"""Floor 5: workbooks, indicators and printed sheets, rendered from plain data."""
