"""Work off the interface thread, with progress and cancel."""
