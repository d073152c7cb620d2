"""One module for each command; each offers ``register``."""
