"""Floor 3: tables, engine, key file, migrations."""
