"""Reusable widgets; they know the look and nothing of cases."""
