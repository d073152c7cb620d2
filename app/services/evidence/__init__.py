"""Use-cases of evidence: added, kept untouched, looked at, listed, handed on (证据)."""
