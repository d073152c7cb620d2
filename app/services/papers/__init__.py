"""Use-cases of papers: drafted, issued, served, withdrawn, found again (文书)."""
