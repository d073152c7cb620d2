"""Forms built from field specifications."""
