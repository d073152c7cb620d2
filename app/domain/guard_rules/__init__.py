"""The guards of the kinds of case, each module a ``SPECS`` of its own (办理条件目录)."""
