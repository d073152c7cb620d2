"""Floor 1: errors, clock, paths, logs, settings. Standard library and platformdirs only."""
