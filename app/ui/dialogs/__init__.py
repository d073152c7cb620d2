"""Sheets over a page."""
