"""Floor 6: the window (Qt)."""
