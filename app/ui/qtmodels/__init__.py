"""Item models between services and tables."""
