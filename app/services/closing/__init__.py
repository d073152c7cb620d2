"""Closing a month: findings, approval, frozen revisions, what changed since (关账)."""
