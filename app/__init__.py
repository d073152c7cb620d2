"""KuaiWei (快维) — case manager for rapid IP rights-protection centres."""

__version__ = "0.1.0"
