"""One module for each case type (案件类型); each offers ``SPECS``."""
