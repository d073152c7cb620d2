"""Floor 2: the rules of the field (业务规则). Pure: no Qt, no SQL, no clock, no files."""
